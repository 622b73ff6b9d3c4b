import { expect, test } from "vitest";
import { shortenId } from "#components/shorten-id";

test("a shortened id keeps its kind and its telling end", () => {
  expect(shortenId("pi_01JDAkQ98fQ2x1Lk2mP10a")).toBe("pi_01J…2mP10a");
});

test("what is short already is left whole", () => {
  expect(shortenId("re_abc123")).toBe("re_abc123");
  expect(shortenId("order 48213")).toBe("order 48213");
});

test("what is no id is left whole, however long", () => {
  expect(shortenId("route:POST /v1/refunds")).toBe("route:POST /v1/refunds");
});

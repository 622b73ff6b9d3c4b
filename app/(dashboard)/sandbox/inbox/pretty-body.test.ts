import fc from "fast-check";
import { expect, test } from "vitest";
import { eventTypeIn, prettyBody } from "#app/(dashboard)/sandbox/inbox/pretty-body";

test("JSON is set out over lines, and its numbers stay as they were", () => {
  const body = '{"a":[1,{"b":9007199254740993,"c":1.0}]}';
  expect(prettyBody(body)).toContain('"b": 9007199254740993');
  expect(prettyBody(body)).toContain('"c": 1.0');
  expect(prettyBody(body).split("\n").length).toBeGreaterThan(5);
});

test("what is no JSON stays as it is, and nothing breaks the page", () => {
  expect(prettyBody("a=1&b=2")).toBe("a=1&b=2");
  expect(prettyBody("")).toBe("");
  fc.assert(
    fc.property(fc.string(), (body) => {
      expect(typeof prettyBody(body)).toBe("string");
      eventTypeIn(body);
    }),
  );
});

test("deep nesting does not break the page", () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  expect(prettyBody(deep)).toBe(deep);
});

test("an event is known by its type", () => {
  expect(eventTypeIn('{"type":"refund.created"}')).toBe("refund.created");
  expect(eventTypeIn('{"type":7}')).toBeUndefined();
  expect(eventTypeIn("null")).toBeUndefined();
});

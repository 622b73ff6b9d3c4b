import { expect, test } from "vitest";
import * as z from "zod";
import { listAddress, neighbours, pageFields } from "#app/(dashboard)/list-address";
import { newId } from "#platform/ids";

const rows = [{ id: "re_9" }, { id: "re_5" }];

test("an address holds what is asked and nothing else", () => {
  expect(listAddress("/refunds", {})).toBe("/refunds");
  expect(listAddress("/refunds", { status: "pending", currency: undefined })).toBe(
    "/refunds?status=pending",
  );
  expect(listAddress("/customers", { q: "a+b@example.com&x" })).toBe(
    "/customers?q=a%2Bb%40example.com%26x",
  );
});

test("the first page leads on only, the last back only, each with the filters kept", () => {
  const filters = { status: "pending" };
  expect(neighbours("/refunds", filters, { rows, hasMore: true })).toEqual({
    isUnfinished: false,
    previous: undefined,
    next: "/refunds?status=pending&starting_after=re_5",
  });
  const last = { ...filters, starting_after: "re_12" };
  expect(neighbours("/refunds", last, { rows, hasMore: false })).toEqual({
    isUnfinished: false,
    previous: "/refunds?status=pending&ending_before=re_9",
    next: undefined,
  });
});

test("going back, there is always a way forward again, and back only while there is more", () => {
  const back = { ending_before: "re_2" };
  expect(neighbours("/refunds", back, { rows, hasMore: false })).toEqual({
    isUnfinished: false,
    previous: undefined,
    next: "/refunds?starting_after=re_5",
  });
  expect(neighbours("/refunds", back, { rows, hasMore: true }).previous).toBe(
    "/refunds?ending_before=re_9",
  );
});

test("where a page stopped looking the next one goes on, whether anything was found or not", () => {
  const stopped = { rows: [], hasMore: true, stoppedAt: "re_1" } as const;
  expect(neighbours("/refunds", { status: "failed" }, stopped)).toEqual({
    isUnfinished: true,
    previous: undefined,
    next: "/refunds?status=failed&starting_after=re_1",
  });
  const back = neighbours("/refunds", { ending_before: "re_0" }, { ...stopped, rows });
  expect(back).toMatchObject({
    previous: "/refunds?ending_before=re_1",
    next: "/refunds?starting_after=re_5",
  });
});

test("a place that is no id of the list is as if it were not there", () => {
  const address = z.object(pageFields("re"));
  const id = newId("re", Temporal.Instant.from("2026-03-01T00:00:00Z"));
  expect(address.parse({ starting_after: id })).toEqual({ starting_after: id });
  expect(address.parse({ starting_after: "re_1", ending_before: [id, id] })).toEqual({});
});

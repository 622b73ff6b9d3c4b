import { expect, test } from "vitest";
import {
  chosenRange,
  RedeliveryAddress,
} from "#app/(dashboard)/webhooks/[endpoint]/redelivery/redelivery-choice";

const range = (address: object) => {
  const { gte, lt } = chosenRange(RedeliveryAddress.parse(address), "Asia/Shanghai") ?? {};
  return [gte?.toString(), lt?.toString()];
};

test("a range is read on the reader's own clock, with or without an end", () => {
  expect(range({ from: "2026-03-01T08:00", to: "2026-03-01T09:30" })).toEqual([
    "2026-03-01T00:00:00Z",
    "2026-03-01T01:30:00Z",
  ]);
  expect(range({ from: "2026-03-01T08:00", to: "" })).toEqual(["2026-03-01T00:00:00Z", undefined]);
});

test("what is no time is as if it were not there", () => {
  expect(range({ from: "2026-02-31T08:00" })).toEqual([undefined, undefined]);
  expect(range({ from: "yesterday" })).toEqual([undefined, undefined]);
});

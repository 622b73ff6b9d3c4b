import { expect, test } from "vitest";
import { requireFound } from "#http/require-found";
import { newId } from "#platform/ids";

const at = Temporal.Instant.from("2026-03-01T00:00:00.4Z");
const stoppedAt = newId("pi", at);

test("nothing found before the end is refused with the moment from which to go on", () => {
  const seconds = Math.ceil(at.epochMilliseconds / 1000);
  expect(() => requireFound({ rows: [], hasMore: true, stoppedAt })).toThrow(String(seconds));
});

test("an empty list is an answer, and so is a short page", () => {
  expect(() => requireFound({ rows: [], hasMore: false })).not.toThrow();
  expect(() => requireFound({ rows: [{}], hasMore: true, stoppedAt })).not.toThrow();
});

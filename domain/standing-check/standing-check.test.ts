import { expect, test } from "vitest";
import { isStale } from "#domain/standing-check/standing-check";

const now = Temporal.Instant.from("2026-11-22T12:00:00Z");
const ago = (minutes: number) => now.subtract({ minutes });

test("a look vouches for the books for a quarter of an hour, a long one for longer", () => {
  expect(isStale({ checkedAt: ago(14), durationMs: 40 }, now)).toBe(false);
  expect(isStale({ checkedAt: ago(16), durationMs: 40 }, now)).toBe(true);
  expect(isStale({ checkedAt: ago(16), durationMs: 20_000 }, now)).toBe(false);
});

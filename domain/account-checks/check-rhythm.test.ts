import { expect, test } from "vitest";
import { isStale } from "#domain/account-checks/check-rhythm";

const now = Temporal.Instant.from("2026-11-22T12:00:00Z");
const rhythm = { shortestPauseMs: 120_000, staleAfterMs: 900_000 };
const ago = (minutes: number) => now.subtract({ minutes });

test("a check vouches for as long as its rhythm says, one that took long for longer", () => {
  expect(isStale({ checkedAt: ago(14), durationMs: 40 }, rhythm, now)).toBe(false);
  expect(isStale({ checkedAt: ago(16), durationMs: 40 }, rhythm, now)).toBe(true);
  expect(isStale({ checkedAt: ago(16), durationMs: 20_000 }, rhythm, now)).toBe(false);
});

import type { standingChecks } from "#db/schema/standing-checks";

/** One look at an account's books, and what it found. */
export type StandingCheck = typeof standingChecks.$inferSelect;

/** So many faults are kept with their places; a broken ledger must not fill the disk. */
export const mostFaultsKept = 100;

/** How often an account is looked at, if the look is short. */
export const shortestPauseMs = 120_000;

/** A long look makes the pause long: the check takes at most one part in so many of a core. */
export const pausePerDuration = 50;

const staleAfterMs = 900_000;

/** Whether a look is too long ago to vouch for the books: nobody looks any more. */
export function isStale(
  { checkedAt, durationMs }: Pick<StandingCheck, "checkedAt" | "durationMs">,
  now: Temporal.Instant,
): boolean {
  const longestAgeMs = Math.max(staleAfterMs, 3 * pausePerDuration * durationMs);
  return now.epochMilliseconds - checkedAt.epochMilliseconds > longestAgeMs;
}

import type { auditChecks } from "#db/schema/audit-chain";

/** One look at an account's chain, and what it found. */
export type ChainCheck = typeof auditChecks.$inferSelect;

/** A place where a chain was touched, as it is stored. */
export type StoredChainFault = ChainCheck["faults"][number];

/** So many faults are kept with their places; a broken chain must not fill the disk. */
export const mostFaultsKept = 100;

/** How often a chain is looked at, if the look is short. */
export const shortestPauseMs = 300_000;

/** A long look makes the pause long: it takes at most one part in so many of a core. */
export const pausePerDuration = 50;

const staleAfterMs = 1_800_000;

/** Whether a look is too long ago to vouch for the chain: nobody looks any more. */
export function isStaleLook(
  { checkedAt, durationMs }: Pick<ChainCheck, "checkedAt" | "durationMs">,
  now: Temporal.Instant,
): boolean {
  const longestAgeMs = Math.max(staleAfterMs, 3 * pausePerDuration * durationMs);
  return now.epochMilliseconds - checkedAt.epochMilliseconds > longestAgeMs;
}

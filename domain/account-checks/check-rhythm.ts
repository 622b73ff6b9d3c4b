/** How often something of every account is checked. */
export interface CheckRhythm {
  /** Between two checks, if they are short. */
  readonly shortestPauseMs: number;
  /** When a short check is too long ago to vouch for anything: nobody checks any more. */
  readonly staleAfterMs: number;
}

/** When a check was made, and how long it took. */
export interface MadeCheck {
  readonly checkedAt: Temporal.Instant;
  readonly durationMs: number;
}

/** A long check makes the pause long: it takes at most one part in so many of a core. */
export const pausePerDuration = 50;

/** So many faults are kept with their places; what is broken must not fill the disk. */
export const mostFaultsKept = 100;

/** Whether a check is too long ago to vouch for what it looked at. */
export function isStale(
  { checkedAt, durationMs }: MadeCheck,
  { staleAfterMs }: CheckRhythm,
  now: Temporal.Instant,
): boolean {
  const longestAgeMs = Math.max(staleAfterMs, 3 * pausePerDuration * durationMs);
  return now.epochMilliseconds - checkedAt.epochMilliseconds > longestAgeMs;
}

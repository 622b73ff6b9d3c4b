/** How often something may be asked: so many times at once, and then so many a second. */
export interface RateLimit {
  readonly ratePerSecond: number;
  readonly burst: number;
}

/** What is taken from a bucket, and when. */
interface Spending {
  readonly limit: RateLimit;
  readonly tokens: number;
  readonly nowMs: number;
}

/** A microsecond, in which the database counts: far below one token, above all errors of sums. */
const toleranceMs = 0.001;

/** In what time an empty bucket is full. */
export function fillMs({ ratePerSecond, burst }: RateLimit): number {
  return (burst * 1000) / ratePerSecond;
}

/**
 * When the bucket is full again once this was taken from it. That moment is all that a bucket is:
 * it only ever moves on, so a clock that is set back gives nobody a second burst.
 */
export function fullAfter(fullAtMs: number, { limit, tokens, nowMs }: Spending): number {
  return Math.max(fullAtMs, nowMs) + (tokens * 1000) / limit.ratePerSecond;
}

/** How long until the bucket has a token; 0 when it has one. */
export function waitForToken(fullAtMs: number, limit: RateLimit, nowMs: number): number {
  const waitMs = fullAfter(fullAtMs, { limit, tokens: 1, nowMs }) - nowMs - fillMs(limit);
  return waitMs > toleranceMs ? waitMs : 0;
}

/** How many whole tokens the bucket has. */
export function tokensLeft(fullAtMs: number, limit: RateLimit, nowMs: number): number {
  const missing = ((fullAtMs - nowMs - toleranceMs) * limit.ratePerSecond) / 1000;
  return missing <= 0 ? limit.burst : Math.max(0, Math.floor(limit.burst - missing));
}

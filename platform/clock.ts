/** A source of the present moment; every reading of time goes through one, so a test can own it. */
export type Clock = () => Temporal.Instant;

let latest = Temporal.Instant.fromEpochMilliseconds(0);

/**
 * The machine's clock, cut to milliseconds: what Postgres, ids and the wire can all carry. A busy
 * program asks many times within one, and gets the same instant, for each is slow to make.
 */
export const systemClock: Clock = () => {
  const nowMs = Date.now();
  if (latest.epochMilliseconds !== nowMs) latest = Temporal.Instant.fromEpochMilliseconds(nowMs);
  return latest;
};

/** The same moment for a library that knows no other kind. */
export function dateOf(at: Temporal.Instant): Date {
  return new Date(at.epochMilliseconds);
}

/** Whole seconds since 1970, as times stand on the wire. */
export function unixSeconds(at: Temporal.Instant): number {
  return Math.floor(at.epochMilliseconds / 1000);
}

/** A source of the present moment; every reading of time goes through one, so a test can own it. */
export type Clock = () => Temporal.Instant;

/** The machine's clock, cut to milliseconds: what Postgres, ids and the wire can all carry. */
export const systemClock: Clock = () => Temporal.Instant.fromEpochMilliseconds(Date.now());

/** Whole seconds since 1970, as times stand on the wire. */
export function unixSeconds(at: Temporal.Instant): number {
  return Math.floor(at.epochMilliseconds / 1000);
}

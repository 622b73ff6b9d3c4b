import type { Account } from "#domain/access/context";
import { randomBelow } from "#platform/random";

type Mode = Account["mode"];

const minute = 60;
const hour = 60 * minute;

/**
 * How many seconds after a failed try the next one comes: over three days in live accounts, three
 * tries in sandboxes.
 */
export const retrySeconds: Readonly<Record<Mode, readonly number[]>> = {
  live: [minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour, 24 * hour, 24 * hour],
  sandbox: [10, minute],
};

const jitterPercent = 10;

/** When a delivery that was tried so often is tried again; null where its tries are used up. */
export function nextTryAt(
  mode: Mode,
  tries: number,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const seconds = retrySeconds[mode][tries - 1];
  if (seconds === undefined) return null;
  const jitterMs = randomBelow(seconds * jitterPercent * 10 + 1);
  return now.add({ milliseconds: seconds * 1_000 + jitterMs });
}

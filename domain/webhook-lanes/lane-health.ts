import type { Account } from "#domain/access/context";
import { healthy, type Lane } from "#domain/webhook-endpoints/webhook-endpoint";

/** What is known of how an endpoint answers. */
export type LaneHealth = Pick<
  Lane,
  "failuresInRow" | "givenUpInRow" | "failingSince" | "failingToldAt"
>;

/** How a few deliveries to one endpoint have gone. */
export interface Outcomes {
  readonly succeeded: number;
  readonly failed: number;
  /** Those of the failed ones that are not tried again. */
  readonly givenUp: number;
}

/** From this many failures in a row on, an endpoint is served beside those that answer. */
export const failuresOfFailing = 3;

/** How an endpoint does after these; one thing that arrives makes it well again. */
export function healthAfter(
  before: LaneHealth,
  { succeeded, failed, givenUp }: Outcomes,
  now: Temporal.Instant,
): LaneHealth {
  if (succeeded > 0) return healthOf(healthy);
  if (failed === 0) return healthOf(before);
  return {
    failuresInRow: before.failuresInRow + failed,
    givenUpInRow: before.givenUpInRow + givenUp,
    failingSince: before.failingSince ?? now,
    failingToldAt: before.failingToldAt,
  };
}

function healthOf({ failuresInRow, givenUpInRow, failingSince, failingToldAt }: LaneHealth) {
  return { failuresInRow, givenUpInRow, failingSince, failingToldAt };
}

const shortestRestSeconds = 1;
const longestRestSeconds = 60;

/** How long a failing endpoint is left in peace: twice as long each time, up to a minute. */
export function restAfter({ failuresInRow }: LaneHealth, now: Temporal.Instant) {
  if (failuresInRow < failuresOfFailing) return null;
  const doublings = Math.min(failuresInRow - failuresOfFailing, 10);
  const seconds = Math.min(shortestRestSeconds * 2 ** doublings, longestRestSeconds);
  return now.add({ seconds });
}

/** When people are told that an endpoint fails, and when it is disabled, by mode. */
export const patience = {
  live: { toldAfterHours: 1, disabledAfterHours: 72 },
  sandbox: { toldAfterGivenUp: 1, disabledAfterGivenUp: 10 },
} as const;

/** What has to be done about an endpoint: nothing, tell its people, or disable it. */
export function verdict(
  health: LaneHealth,
  mode: Account["mode"],
  now: Temporal.Instant,
): "well" | "tell" | "disable" {
  if (isHopeless(health, mode, now)) return "disable";
  return health.failingToldAt === null && isFailing(health, mode, now) ? "tell" : "well";
}

function isHopeless(health: LaneHealth, mode: Account["mode"], now: Temporal.Instant): boolean {
  return mode === "live"
    ? hasLasted(health, patience.live.disabledAfterHours, now)
    : health.givenUpInRow >= patience.sandbox.disabledAfterGivenUp;
}

function isFailing(health: LaneHealth, mode: Account["mode"], now: Temporal.Instant): boolean {
  return mode === "live"
    ? hasLasted(health, patience.live.toldAfterHours, now)
    : health.givenUpInRow >= patience.sandbox.toldAfterGivenUp;
}

function hasLasted({ failingSince }: LaneHealth, hours: number, now: Temporal.Instant): boolean {
  return failingSince !== null && Temporal.Instant.compare(failingSince.add({ hours }), now) <= 0;
}

import type { Clock } from "#platform/clock";
import type { Id } from "#platform/ids";

/** What a limit counts by. */
export type LimitedBy = "account" | "address" | "key" | "route";

/** How many requests may be made from one midnight to the next, by UTC. */
export interface DayQuota {
  /** What answers and metrics call it. */
  readonly name: `${LimitedBy}-day`;
  readonly accountId: Id<"acct">;
  /** Whose requests are counted: one text for each, over all accounts. */
  readonly subject: string;
  readonly callsPerDay: number;
}

/** A day by UTC, which is the same everywhere and has 24 hours in every season. */
export interface Day {
  /** Like 2026-03-01. */
  readonly text: string;
  /** In milliseconds since 1970. */
  readonly endsAtMs: number;
}

const dayMs = 86_400_000;

/** The day of this moment. */
export function dayAt(at: Temporal.Instant): Day {
  const number = Math.floor(at.epochMilliseconds / dayMs);
  const begins = Temporal.Instant.fromEpochMilliseconds(number * dayMs);
  return { text: begins.toString().slice(0, 10), endsAtMs: (number + 1) * dayMs };
}

/** Tells what day it is, and works it out once a day. */
export function dayClock(clock: Clock): () => Day {
  let day = dayAt(clock());
  return () => {
    const { epochMilliseconds: nowMs } = clock();
    if (nowMs >= day.endsAtMs || nowMs < day.endsAtMs - dayMs) day = dayAt(clock());
    return day;
  };
}

import type { FlightLimit, Flights } from "#domain/concurrency/flights";
import type { DayCounters } from "#domain/quotas/day-counters";
import type { DayQuota } from "#domain/quotas/day-quota";
import type { Rules } from "#domain/rate-limits/limit-rules";
import type { Limiter, Rule, Standing } from "#domain/rate-limits/limiter";

/** What refuses a request, and how long it will at least. */
export type Refusal =
  | { readonly kind: "rate"; readonly rule: Rule; readonly waitMs: number }
  | { readonly kind: "day"; readonly rule: DayQuota; readonly waitMs: number }
  | { readonly kind: "flight"; readonly rule: FlightLimit; readonly waitMs: number };

/** Whether a request may go on, and where its limits stand with it. */
export interface Decision {
  /** The rule that has to be waited for longest; undefined where the request goes on. */
  readonly refusal: Refusal | undefined;
  readonly standings: readonly Standing[];
  readonly days: readonly { readonly rule: DayQuota; readonly left: number }[];
  readonly flights: readonly { readonly rule: FlightLimit; readonly room: number }[];
  readonly resetsInMs: number;
}

/** What one process knows of what was spent. */
export interface Stores {
  readonly limiter: Limiter;
  readonly counters: DayCounters;
  readonly flights: Flights;
}

/** Nobody knows when a request under way ends: most do within this. */
const flightWaitMs = 1_000;

/**
 * Spends of every limit that a request falls under, or of none. Nothing in it waits, so no two
 * requests look at the same room. One that goes on must leave its flights when it has its answer.
 */
export function decide(stores: Stores, rules: Rules): Decision {
  const refusal = refusedByOthers(stores, rules);
  if (refusal) {
    return { ...standing(stores, rules), refusal, standings: stores.limiter.look(rules.buckets) };
  }
  const { refusal: late, standings } = stores.limiter.admit(rules.buckets);
  if (late) return { ...standing(stores, rules), refusal: { kind: "rate", ...late }, standings };
  for (const quota of rules.quotas) stores.counters.count(quota);
  for (const flight of rules.flights) stores.flights.enter(flight);
  return { ...standing(stores, rules), refusal: undefined, standings };
}

/** A used-up day is told before all else, for it has to be waited for longest. */
function refusedByOthers({ counters, flights }: Stores, rules: Rules): Refusal | undefined {
  for (const rule of rules.quotas) {
    if (counters.left(rule) === 0) return { kind: "day", rule, waitMs: counters.resetsInMs() };
  }
  for (const rule of rules.flights) {
    if (flights.room(rule) === 0) return { kind: "flight", rule, waitMs: flightWaitMs };
  }
  return undefined;
}

const noDays: Decision["days"] = [];
const noFlights: Decision["flights"] = [];

function standing({ counters, flights }: Stores, rules: Rules) {
  const hasDays = rules.quotas.length > 0;
  return {
    days: hasDays ? rules.quotas.map((rule) => ({ rule, left: counters.left(rule) })) : noDays,
    flights:
      rules.flights.length > 0
        ? rules.flights.map((rule) => ({ rule, room: flights.room(rule) }))
        : noFlights,
    resetsInMs: hasDays ? counters.resetsInMs() : 0,
  };
}

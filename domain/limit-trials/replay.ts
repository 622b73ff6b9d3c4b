import { setImmediate as turn } from "node:timers/promises";
import { newFlights } from "#domain/concurrency/flights";
import { newDayCounters } from "#domain/quotas/day-counters";
import { decide, type Stores } from "#domain/rate-limits/admission";
import type { RuleBook, Rules } from "#domain/rate-limits/limit-rules";
import { newLimiter } from "#domain/rate-limits/limiter";
import type { Id } from "#platform/ids";

/** A request of the log, as far as limits look at it. */
export interface LoggedRequest {
  readonly route: string;
  readonly keyId: Id<"key"> | undefined;
  readonly address: string | null;
  /** In milliseconds since 1970. */
  readonly atMs: number;
  readonly durationMs: number;
}

/** By which rule each request would have been refused, in their order; undefined by none. */
export type Verdicts = readonly (string | undefined)[];

/** So many are a few milliseconds' work. */
const requestsATurn = 1_000;

/** Whose rules the requests are held against. */
export interface Proposal {
  readonly accountId: Id<"acct">;
  readonly book: RuleBook;
}

/**
 * What the limiter would have done: it is the limiter itself that decides, on a clock that goes
 * from one request to the next. Requests must be in the order of their time. Many take a second or
 * more, in which everything else goes on.
 */
export async function replay(
  requests: readonly LoggedRequest[],
  proposal: Proposal,
): Promise<Verdicts> {
  const clock = { ms: requests[0]?.atMs ?? 0 };
  const stores: Stores = {
    limiter: newLimiter(() => clock.ms),
    counters: newDayCounters(
      () => Temporal.Instant.fromEpochMilliseconds(Math.floor(clock.ms)),
      async () => [],
    ),
    flights: newFlights(() => clock.ms),
  };
  const landings = newLandings(stores);
  const verdictOf = (request: LoggedRequest) => {
    clock.ms = request.atMs;
    landings.until(request.atMs);
    const rules = proposal.book.rulesFor({ accountId: proposal.accountId, ...request });
    const { refusal } = decide(stores, rules);
    if (!refusal && rules.flights.length > 0) landings.add(request, rules);
    return refusal?.rule.name;
  };
  const verdicts: (string | undefined)[] = [];
  for (const [place, request] of requests.entries()) {
    verdicts.push(verdictOf(request));
    if (place % requestsATurn === requestsATurn - 1) await turn();
  }
  return verdicts;
}

interface Landing {
  readonly atMs: number;
  readonly rules: Rules;
}

/** Has requests under way end when they did, soonest first. */
function newLandings({ flights }: Stores) {
  const waiting: Landing[] = [];
  return {
    add: ({ atMs, durationMs }: LoggedRequest, rules: Rules) => {
      const landing = { atMs: atMs + durationMs, rules };
      const place = waiting.findLastIndex((one) => one.atMs > landing.atMs);
      waiting.splice(place + 1, 0, landing);
    },
    until: (nowMs: number) => {
      for (let next = waiting.at(-1); next && next.atMs <= nowMs; next = waiting.at(-1)) {
        waiting.pop();
        for (const flight of next.rules.flights) flights.leave(flight);
      }
    },
  };
}

import type { rateLimits } from "#db/schema/rate-limits";
import type { RateLimit } from "#domain/rate-limits/token-bucket";
import { settings } from "#platform/settings";

/** What a merchant has set for a part of the traffic; nothing where it has been taken back. */
export type SetRateLimit = typeof rateLimits.$inferSelect;

/** What limits one part of an account's traffic; undefined where nothing does. */
export interface SetLimits {
  readonly rate?: RateLimit | undefined;
  /** From midnight to midnight by UTC. */
  readonly callsPerDay?: number | undefined;
  /** At a time. */
  readonly inFlight?: number | undefined;
}

/** The most that a merchant can set, for any part of the traffic. */
export interface MostLimits extends RateLimit {
  readonly callsPerDay: number;
  readonly inFlight: number;
}

/** What everyone is given who has set nothing else. */
export interface GivenLimits {
  readonly ofAccount: SetLimits;
  readonly ofKey: SetLimits;
  readonly most: MostLimits;
}

/** One key alone must not take all that its account may. */
const keysWorthOfAccount = 4;
/** What can be set where the operator limits nothing. */
const mostOfAll: MostLimits = {
  ratePerSecond: 100_000,
  burst: 1_000_000,
  callsPerDay: 1_000_000_000,
  inFlight: 10_000,
};

/** The operator's limits, from the settings of the installation. */
export function givenLimits(): GivenLimits {
  const { rateLimit, rateBurst, callsPerDay, keyConcurrency } = settings();
  const key = { ratePerSecond: rateLimit, burst: rateBurst };
  const account = {
    ratePerSecond: keysWorthOfAccount * rateLimit,
    burst: keysWorthOfAccount * rateBurst,
  };
  const isRated = rateLimit > 0;
  return {
    ofAccount: {
      rate: isRated ? account : undefined,
      callsPerDay: callsPerDay || undefined,
      inFlight: undefined,
    },
    ofKey: {
      rate: isRated ? key : undefined,
      callsPerDay: undefined,
      inFlight: keyConcurrency || undefined,
    },
    most: {
      ...(isRated ? account : { ratePerSecond: mostOfAll.ratePerSecond, burst: mostOfAll.burst }),
      callsPerDay: callsPerDay || mostOfAll.callsPerDay,
      inFlight: keysWorthOfAccount * keyConcurrency || mostOfAll.inFlight,
    },
  };
}

/** The limits that were set, or less where the operator allows less by now. */
export function limitsOf(
  row: Pick<SetRateLimit, "burst" | "callsPerDay" | "inFlight" | "ratePerSecond">,
  { most }: GivenLimits,
): SetLimits {
  const { ratePerSecond, burst, callsPerDay, inFlight } = row;
  return {
    rate:
      ratePerSecond === null || burst === null
        ? undefined
        : {
            ratePerSecond: Math.min(ratePerSecond, most.ratePerSecond),
            burst: Math.min(burst, most.burst),
          },
    callsPerDay: callsPerDay === null ? undefined : Math.min(callsPerDay, most.callsPerDay),
    inFlight: inFlight === null ? undefined : Math.min(inFlight, most.inFlight),
  };
}

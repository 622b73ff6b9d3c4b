import type { FlightLimit } from "#domain/concurrency/flights";
import type { DayQuota, LimitedBy } from "#domain/quotas/day-quota";
import type { Rule } from "#domain/rate-limits/limiter";
import {
  type GivenLimits,
  limitsOf,
  type SetLimits,
  type SetRateLimit,
} from "#domain/rate-limits/rate-limits";
import type { Id } from "#platform/ids";

/** Whose limits a request falls under. */
export interface LimitedCaller {
  readonly accountId: Id<"acct">;
  /** Undefined where no key asks. */
  readonly keyId: Id<"key"> | undefined;
  /** The method and the path as the documents name it, `POST /v1/refunds`. */
  readonly route?: string | undefined;
  /** Where it comes from, where that is known. */
  readonly address?: string | null | undefined;
}

/** All the limits that a request falls under: it spends of each of them, or of none. */
export interface Rules {
  readonly buckets: readonly Rule[];
  readonly quotas: readonly DayQuota[];
  readonly flights: readonly FlightLimit[];
}

/** What is set for each address of an account stands under this name. */
export const everyAddress = "address";

/** Under what name the limits of a route are set. */
export function subjectOfRoute(route: string): string {
  return `route ${route}`;
}

/** The route that is limited under this name, where it is one. */
export function routeOf(subject: string): string | undefined {
  return subject.startsWith("route ") ? subject.slice("route ".length) : undefined;
}

/** What an account has set, and the rules that follow from it for its callers. */
export interface RuleBook {
  readonly rulesFor: (caller: LimitedCaller) => Rules;
}

const mostCallers = 5_000;

/** Knows the rules of every caller of an account; of the same caller they are the same object. */
export function newRuleBook(rows: readonly SetRateLimit[], given: GivenLimits): RuleBook {
  const set = new Map(rows.map((row) => [row.subject, limitsOf(row, given)]));
  const isByAddress = isLimited(set.get(everyAddress));
  const isByRoute = [...set].some(([name, its]) => name.startsWith("route ") && isLimited(its));
  const known = new Map<string | undefined, Rules>();

  function narrowed({ keyId, route, address }: LimitedCaller): string | undefined {
    if (!isByAddress && !isByRoute) return keyId;
    const its = route !== undefined && set.has(subjectOfRoute(route)) ? route : "";
    return `${keyId} ${its} ${isByAddress ? address : ""}`;
  }

  return {
    rulesFor: (caller) => {
      const name = narrowed(caller);
      const found = known.get(name);
      if (found) return found;
      const rules = rulesFrom(set, caller, given);
      if (known.size >= mostCallers) known.clear();
      known.set(name, rules);
      return rules;
    },
  };
}

function isLimited(limits: SetLimits | undefined): boolean {
  return limits !== undefined && Object.values(limits).some((limit) => limit !== undefined);
}

interface Part {
  readonly by: LimitedBy;
  readonly subject: string;
  readonly limits: SetLimits;
}

function rulesFrom(
  set: ReadonlyMap<string, SetLimits>,
  caller: LimitedCaller,
  given: GivenLimits,
): Rules {
  const { accountId, keyId } = caller;
  const parts = partsOf(set, caller, given);
  return {
    buckets: parts.flatMap(({ by: name, subject, limits: { rate: limit } }) =>
      limit ? [{ name, accountId, subject, limit }] : [],
    ),
    quotas: parts.flatMap(({ by, subject, limits: { callsPerDay } }) =>
      callsPerDay ? [{ name: `${by}-day` as const, accountId, subject, callsPerDay }] : [],
    ),
    flights: parts.flatMap(({ by, limits: { inFlight } }): FlightLimit[] => {
      if (!inFlight) return [];
      if (by === "account") {
        return [{ name: "account-concurrency", accountId, subject: accountId, inFlight }];
      }
      return by === "key" && keyId
        ? [{ name: "key-concurrency", accountId, subject: keyId, inFlight }]
        : [];
    }),
  };
}

function partsOf(
  set: ReadonlyMap<string, SetLimits>,
  { accountId, keyId, route, address }: LimitedCaller,
  given: GivenLimits,
): readonly Part[] {
  const ofRoute = route === undefined ? undefined : set.get(subjectOfRoute(route));
  const ofAddress = address ? set.get(everyAddress) : undefined;
  const key = { by: "key", subject: keyId ?? "", limits: over(given.ofKey, keyId, set) } as const;
  return [
    ...(keyId ? [key] : []),
    { by: "account", subject: accountId, limits: over(given.ofAccount, accountId, set) },
    ...(ofRoute
      ? [{ by: "route", subject: `${accountId} ${route}`, limits: ofRoute } as const]
      : []),
    ...(ofAddress
      ? [{ by: "address", subject: `${accountId} ${address}`, limits: ofAddress } as const]
      : []),
  ];
}

/** What is given, but for what was set in its place. */
function over(
  given: SetLimits,
  subject: string | undefined,
  set: ReadonlyMap<string, SetLimits>,
): SetLimits {
  const own = set.get(subject ?? "");
  return {
    rate: own?.rate ?? given.rate,
    callsPerDay: own?.callsPerDay ?? given.callsPerDay,
    inFlight: own?.inFlight ?? given.inFlight,
  };
}

import type { Account } from "#domain/access/context";
import type { LimitedBy } from "#domain/quotas/day-quota";
import { everyAddress, routeOf } from "#domain/rate-limits/limit-rules";
import type { Gauges } from "#domain/rate-limits/list-rate-limits";
import {
  type GivenLimits,
  givenLimits,
  limitsOf,
  type SetLimits,
  type SetRateLimit,
} from "#domain/rate-limits/rate-limits";
import { derivedId, type Id } from "#platform/ids";

/** What limits one part of an account's traffic, as programs read it. */
export interface ShownLimit {
  readonly accountId: Id<"acct">;
  /** Under what name it is set. */
  readonly subject: string;
  /** In force: what is set, and else what everyone is given. */
  readonly limits: SetLimits;
  readonly own: SetLimits | undefined;
  readonly gauges: Gauges | undefined;
}

/** The id by which programs know what limits this part: always the same. */
export function rateLimitId({
  accountId,
  subject,
}: Pick<ShownLimit, "accountId" | "subject">): Id<"rl"> {
  return derivedId("rl", [accountId, subject]);
}

/** What a part of the traffic is limited by. */
function limitedBy(subject: string): LimitedBy {
  if (subject === everyAddress) return "address";
  if (routeOf(subject) !== undefined) return "route";
  return subject.startsWith("key_") ? "key" : "account";
}

/** What is set for a part, with what else is in force for it. */
export function shownLimit(row: SetRateLimit): ShownLimit {
  const given = givenLimits();
  const own = limitsOf(row, given);
  const by = limitedBy(row.subject);
  const rest = givenBy(by, given);
  const limits = {
    rate: own.rate ?? rest.rate,
    callsPerDay: own.callsPerDay ?? rest.callsPerDay,
    inFlight: own.inFlight ?? rest.inFlight,
  };
  const { accountId, subject } = row;
  return { accountId, subject, limits, own, gauges: undefined };
}

/** Routes and addresses are given nothing: they are limited where somebody sets it. */
function givenBy(by: LimitedBy, { ofAccount, ofKey }: GivenLimits): SetLimits {
  if (by === "account") return ofAccount;
  return by === "key" ? ofKey : {};
}

/** What limits a part, as the API shows it. */
export function rateLimitView(shown: ShownLimit, { mode }: Account) {
  const { subject, limits, own, gauges } = shown;
  const by = limitedBy(subject);
  return {
    id: rateLimitId(shown),
    object: "rate_limit" as const,
    applies_to: by,
    ...limitFields(limits),
    key: by === "key" ? subject : null,
    livemode: mode === "live",
    route: routeOf(subject) ?? null,
    set: own ? limitFields(own) : null,
    usage: gauges
      ? {
          available: gauges.tokens ?? null,
          calls_today: gauges.callsToday,
          in_flight: gauges.inFlight,
        }
      : null,
  };
}

/** What is left of what was set, once it has been taken back. */
export function removedLimitView(shown: ShownLimit) {
  return { id: rateLimitId(shown), object: "rate_limit" as const, deleted: true as const };
}

function limitFields({ rate, callsPerDay, inFlight }: SetLimits) {
  return {
    burst: rate?.burst ?? null,
    calls_per_day: callsPerDay ?? null,
    in_flight: inFlight ?? null,
    rate: rate?.ratePerSecond ?? null,
  };
}

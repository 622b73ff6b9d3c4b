import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { DomainError } from "#domain/errors/domain-error";
import type { LimitedBy } from "#domain/quotas/day-quota";
import { everyAddress, subjectOfRoute } from "#domain/rate-limits/limit-rules";
import type { SetLimits, SetRateLimit } from "#domain/rate-limits/rate-limits";
import { setRateLimit } from "#domain/rate-limits/set-rate-limit";

/** What limits a part from then on; what is left out is again as everyone is given. */
export interface SetPartLimitInput {
  readonly appliesTo: LimitedBy;
  /** The id of the key, where it is one. */
  readonly key?: string | undefined;
  /** Like `POST /v1/refunds`, where it is one. */
  readonly route?: string | undefined;
  readonly rate?: number | undefined;
  readonly burst?: number | undefined;
  readonly callsPerDay?: number | undefined;
  readonly inFlight?: number | undefined;
}

/** Limits a part of the traffic that is named by its parts, as programs name it. */
export async function setPartLimit(ctx: Context, input: SetPartLimitInput): Promise<SetRateLimit> {
  requireScope(ctx, "rate_limits:write");

  const subject = subjectOf(ctx, input);
  return setRateLimit(ctx, { subject, limits: limitsOf(input) });
}

function subjectOf({ account }: Context, { appliesTo, key, route }: SetPartLimitInput): string {
  if (appliesTo !== "key") requireAbsent(key, "key", appliesTo);
  if (appliesTo !== "route") requireAbsent(route, "route", appliesTo);
  if (appliesTo === "account") return account.id;
  if (appliesTo === "address") return everyAddress;
  return appliesTo === "key" ? keyOf(key) : subjectOfRoute(requireGiven(route, "route"));
}

/** An account's id stands for the account: only keys are named here. */
function keyOf(key: string | undefined): string {
  const id = requireGiven(key, "key");
  if (id.startsWith("key_")) return id;
  throw new DomainError("resource_missing", "No such API key.", { param: "key" });
}

function limitsOf({ rate, burst, callsPerDay, inFlight }: SetPartLimitInput): SetLimits {
  if ([rate, burst, callsPerDay, inFlight].every((limit) => limit === undefined)) {
    const message = "Name at least one limit; a DELETE takes back what is set.";
    throw new DomainError("parameter_missing", message, { param: "rate" });
  }
  if (rate === undefined && burst === undefined) return { callsPerDay, inFlight };
  const ratePerSecond = requireGiven(rate, "rate");
  return { rate: { ratePerSecond, burst: requireGiven(burst, "burst") }, callsPerDay, inFlight };
}

function requireGiven<Value>(value: Value | undefined, param: string): Value {
  if (value !== undefined) return value;
  throw new DomainError("parameter_missing", `Name the ${param} as well.`, { param });
}

function requireAbsent(value: string | undefined, param: string, appliesTo: LimitedBy): void {
  if (value === undefined) return;
  const message = `A limit of the ${appliesTo} has no ${param}.`;
  throw new DomainError("parameter_invalid", message, { param });
}

import { rateLimits } from "#db/schema/rate-limits";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { everyAddress } from "#domain/rate-limits/limit-rules";
import { findLimit, openKeys } from "#domain/rate-limits/queries";
import { givenLimits, type SetLimits, type SetRateLimit } from "#domain/rate-limits/rate-limits";
import { parseId } from "#platform/ids";

export interface SetRateLimitInput {
  /**
   * The id of the account or of one of its keys, `address` for each address, or `route` and the
   * method and path of an operation.
   */
  readonly subject: string;
  /** What is undefined is again as everyone is given. */
  readonly limits: SetLimits;
}

/** Limits a part of the account's traffic, within what the operator allows. */
export async function setRateLimit(ctx: Context, input: SetRateLimitInput): Promise<SetRateLimit> {
  requireScope(ctx, "rate_limits:write");
  requireOther(ctx, input);
  requireAllowed(input);

  return commit(ctx, async (read) => {
    await requireOwn(read, input.subject);
    return limited(read, input, await findLimit(read, input.subject));
  });
}

function limited(
  { accountId }: Reader,
  { subject, limits }: SetRateLimitInput,
  before: SetRateLimit | undefined,
): Change<SetRateLimit> {
  const set = fieldsOf(limits);
  const after = before ? next(before, set) : { accountId, subject, ...set, version: 1n };
  const audit = { action: "rate_limit.changed", subject, before: auditOf(before), after: set };
  const changed = change(after, { audit, events: [] });
  return before ? changed.updates(rateLimits, before, after) : changed.inserts(rateLimits, after);
}

/** The columns that hold these limits. */
export function fieldsOf({ rate, callsPerDay, inFlight }: SetLimits) {
  return {
    ratePerSecond: rate?.ratePerSecond ?? null,
    burst: rate?.burst ?? null,
    callsPerDay: callsPerDay ?? null,
    inFlight: inFlight ?? null,
  };
}

function auditOf(row: SetRateLimit | undefined) {
  const { ratePerSecond = null, burst = null, callsPerDay = null, inFlight = null } = row ?? {};
  return { ratePerSecond, burst, callsPerDay, inFlight };
}

/** Refuses what no merchant may set; also before a limit is tried out. */
export function requireAllowed({ subject, limits }: SetRateLimitInput): void {
  const { most } = givenLimits();
  const { rate, callsPerDay, inFlight } = limits;
  if (rate) {
    requireWithin(rate.ratePerSecond, most.ratePerSecond, "rate");
    requireWithin(rate.burst, most.burst, "burst");
  }
  if (callsPerDay !== undefined) requireWithin(callsPerDay, most.callsPerDay, "calls_per_day");
  if (inFlight === undefined) return;
  requireWithin(inFlight, most.inFlight, "in_flight");
  if (subject === everyAddress || subject.startsWith("route ")) {
    const message = "Only an account or a key is limited by requests at a time.";
    throw new DomainError("parameter_invalid", message, { param: "in_flight" });
  }
}

/** What holds a key that has gone wild must not be what it can change. */
function requireOther({ actor }: Context, { subject }: SetRateLimitInput): void {
  if (actor.id !== subject) return;
  const message = "A key does not set its own limit; a person or another key can.";
  throw new DomainError("more_permissions_required", message, { param: "key" });
}

function requireWithin(value: number, most: number, param: string): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  throw new DomainError("parameter_invalid", `It must be from 1 to ${most}.`, { param });
}

const operation = /^route (?:GET|POST|PUT|PATCH|DELETE) \/v[12](?:\/[\w.{}-]{1,64}){1,8}$/;

async function requireOwn(read: Reader, subject: string): Promise<void> {
  if (subject === read.accountId || subject === everyAddress || operation.test(subject)) return;
  const key = parseId("key", subject);
  if (key && (await openKeys(read, [key])).length > 0) return;
  throw new DomainError("resource_missing", "No such API key.", { param: "key" });
}

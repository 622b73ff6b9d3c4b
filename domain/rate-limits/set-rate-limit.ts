import { rateLimits } from "#db/schema/rate-limits";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { type Change, change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { findLimit, openKeys } from "#domain/rate-limits/queries";
import { givenLimits, type SetRateLimit } from "#domain/rate-limits/rate-limits";
import type { RateLimit } from "#domain/rate-limits/token-bucket";
import { parseId } from "#platform/ids";

export interface SetRateLimitInput {
  /** The id of the account, or of one of its keys. */
  readonly subject: string;
  /** Undefined for what everyone is given. */
  readonly limit: RateLimit | undefined;
}

/** Limits the account or one of its keys, within what the operator allows. */
export async function setRateLimit(ctx: Context, input: SetRateLimitInput): Promise<SetRateLimit> {
  requireScope(ctx, "rate_limits:write");
  requirePerson(ctx);
  if (input.limit) requireAllowed(input.limit);

  return commit(ctx, async (read) => {
    await requireOwn(read, input.subject);
    return limited(read, input, await findLimit(read, input.subject));
  });
}

function limited(
  { accountId }: Reader,
  { subject, limit }: SetRateLimitInput,
  before: SetRateLimit | undefined,
): Change<SetRateLimit> {
  const set = { ratePerSecond: limit?.ratePerSecond ?? null, burst: limit?.burst ?? null };
  const after = before ? next(before, set) : { accountId, subject, ...set, version: 1n };
  const audit = { action: "rate_limit.changed", subject, before: auditOf(before), after: set };
  const changed = change(after, { audit, events: [] });
  return before ? changed.updates(rateLimits, before, after) : changed.inserts(rateLimits, after);
}

function auditOf(row: SetRateLimit | undefined) {
  return { ratePerSecond: row?.ratePerSecond ?? null, burst: row?.burst ?? null };
}

function requireAllowed({ ratePerSecond, burst }: RateLimit): void {
  const { most } = givenLimits();
  requireWithin(ratePerSecond, most.ratePerSecond, "rate");
  requireWithin(burst, most.burst, "burst");
}

function requireWithin(value: number, most: number, param: string): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  throw new DomainError("parameter_invalid", `It must be from 1 to ${most}.`, { param });
}

async function requireOwn(read: Reader, subject: string): Promise<void> {
  if (subject === read.accountId) return;
  const key = parseId("key", subject);
  if (key && (await openKeys(read, [key])).length > 0) return;
  throw new DomainError("resource_missing", "No such API key.", { param: "subject" });
}

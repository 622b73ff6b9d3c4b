import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { DomainError } from "#domain/errors/domain-error";
import { rateLimitId, type ShownLimit } from "#domain/limit-settings/rate-limit-view";
import { listRateLimits } from "#domain/rate-limits/list-rate-limits";

export interface RateLimitInput {
  readonly rateLimitId: string;
}

/** What limits one part of the account's traffic, and what of it is used. */
export async function retrieveRateLimit(ctx: Context, input: RateLimitInput): Promise<ShownLimit> {
  requireScope(ctx, "rate_limits:read");

  const accountId = ctx.account.id;
  const { parts } = await listRateLimits(ctx);
  const found = parts.find(
    ({ subject }) => rateLimitId({ accountId, subject }) === input.rateLimitId,
  );
  if (found) return { ...found, accountId };
  throw new DomainError("resource_missing", "No such rate limit.", { param: "rate_limit" });
}

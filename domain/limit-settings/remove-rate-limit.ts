import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type RateLimitInput, retrieveRateLimit } from "#domain/limit-settings/retrieve-rate-limit";
import type { SetRateLimit } from "#domain/rate-limits/rate-limits";
import { setRateLimit } from "#domain/rate-limits/set-rate-limit";

/** Takes back what is set for a part of the traffic: it is again limited as everyone is. */
export async function removeRateLimit(ctx: Context, input: RateLimitInput): Promise<SetRateLimit> {
  requireScope(ctx, "rate_limits:write");

  const { subject } = await retrieveRateLimit(ctx, input);
  return setRateLimit(ctx, { subject, limits: {} });
}

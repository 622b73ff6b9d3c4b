import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { DomainError } from "#domain/errors/domain-error";
import { rateLimitId, type ShownLimit } from "#domain/limit-settings/rate-limit-view";
import type { LimitedBy } from "#domain/quotas/day-quota";
import { listRateLimits } from "#domain/rate-limits/list-rate-limits";
import { parseId } from "#platform/ids";

/** Which part of the list is wanted. */
export interface PageRateLimitsInput extends Omit<ListInput, "created"> {
  readonly appliesTo?: LimitedBy | undefined;
}

/**
 * What limits the account, its keys, and its routes and addresses where something is set for them.
 * They are few and made at no time of their own, so the list is in the order of their ids.
 */
export async function pageRateLimits(
  ctx: Context,
  input: PageRateLimitsInput,
): Promise<Page<ShownLimit>> {
  requireScope(ctx, "rate_limits:read");

  const { limit, startingAfter, endingBefore, appliesTo } = input;
  const accountId = ctx.account.id;
  const { parts } = await listRateLimits(ctx);
  const after = cursor(startingAfter, "starting_after");
  const before = cursor(endingBefore, "ending_before");
  const found = parts
    .filter(({ by }) => appliesTo === undefined || by === appliesTo)
    .map((part) => ({ ...part, accountId, id: rateLimitId({ accountId, subject: part.subject }) }))
    .filter(
      ({ id }) => (after === undefined || id < after) && (before === undefined || id > before),
    )
    .toSorted((one, other) => (one.id < other.id ? 1 : -1));
  const rows = before === undefined ? found.slice(0, limit) : found.slice(-limit);
  return { rows, hasMore: found.length > limit };
}

function cursor(text: string | undefined, param: string): string | undefined {
  if (text === undefined) return undefined;
  const id = parseId("rl", text);
  if (id) return id;
  throw new DomainError("resource_missing", `${param} names no object of this list.`, { param });
}

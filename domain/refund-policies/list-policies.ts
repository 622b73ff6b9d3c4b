import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { recentPolicies } from "#domain/refund-policies/queries";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";

const mostShown = 20;

/** The account's refund policies, newest first: what is proposed, what is in force, what was. */
export async function listPolicies(ctx: Context): Promise<readonly RefundPolicy[]> {
  requireScope(ctx, "policies:read");

  return recentPolicies(readerOf(ctx), mostShown);
}

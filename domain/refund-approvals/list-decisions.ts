import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { readDecisions } from "#domain/refund-approvals/queries";
import { loadRefund } from "#domain/refunds/load-refund";
import type { RefundDecision } from "#domain/refunds/refund";

/** What people have said to a refund, in their order. */
export async function listDecisions(
  ctx: Context,
  input: { readonly refundId: string },
): Promise<readonly RefundDecision[]> {
  requireScope(ctx, "refunds:read");

  const read = readerOf(ctx);
  return readDecisions(read, await loadRefund(read, input.refundId));
}

import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { closed } from "#domain/refund-approvals/closed";
import { loadRefundAndCharge } from "#domain/refunds/load-refund";
import { isWaiting, type Refund } from "#domain/refunds/refund";

/** Takes back a refund that still waits for approval. */
export async function cancelRefund(
  ctx: Context,
  input: { readonly refundId: string },
): Promise<Refund> {
  requireScope(ctx, "refunds:write");

  return commit(ctx, async (read) => {
    const { refund, charge } = await loadRefundAndCharge(read, input.refundId);
    if (!isWaiting(refund)) {
      throw new DomainError(
        "refund_not_cancelable",
        `This refund is ${refund.status}; only one that waits for approval can be canceled.`,
      );
    }
    return closed(refund, {
      charge,
      closedReason: "canceled_by_requester",
      audit: { action: "refund.canceled", subject: refund.id },
      at: read.now,
    });
  });
}

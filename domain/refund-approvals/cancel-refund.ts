import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { commit } from "#domain/changes/commit";
import { loadCharge } from "#domain/charges/load-charge";
import { DomainError } from "#domain/errors/domain-error";
import { closed } from "#domain/refund-approvals/closed";
import { loadRefund } from "#domain/refunds/load-refund";
import { isWaiting, type Refund } from "#domain/refunds/refund";

/** Takes back a refund that still waits for approval. */
export async function cancelRefund(
  ctx: Context,
  input: { readonly refundId: string },
): Promise<Refund> {
  requireScope(ctx, "refunds:write");

  return commit(ctx, async (read) => {
    const refund = await loadRefund(read, input.refundId);
    if (!isWaiting(refund)) {
      throw new DomainError(
        "refund_not_cancelable",
        `This refund is ${refund.status}; only one that waits for approval can be canceled.`,
      );
    }
    return closed(refund, {
      charge: await loadCharge(read, refund.chargeId),
      closedReason: "canceled_by_requester",
      audit: { action: "refund.canceled", subject: refund.id },
      at: read.now,
    });
  });
}

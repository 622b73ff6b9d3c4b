import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { closed } from "#domain/refund-approvals/closed";
import { loadRefundAndCharge } from "#domain/refunds/load-refund";
import { type Refund, requireWaiting } from "#domain/refunds/refund";

/** Ends a refund whose time for approval has passed; refuses one that still has time. */
export async function expireRefund(
  ctx: Context,
  input: { readonly refundId: string },
): Promise<Refund> {
  requireScope(ctx, "refunds:expire");

  return commit(ctx, async (read) => {
    const { refund, charge } = await loadRefundAndCharge(read, input.refundId);
    requireWaiting(refund);
    const expiresAt = refund.approvalExpiresAt;
    if (!expiresAt || Temporal.Instant.compare(read.now, expiresAt) < 0) {
      throw new DomainError("refund_not_pending", "This refund still has time to be approved.");
    }
    return closed(refund, {
      charge,
      closedReason: "approval_expired",
      audit: { action: "refund.expired", subject: refund.id },
      at: read.now,
    });
  });
}

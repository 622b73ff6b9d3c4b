import { refundDecisions } from "#db/schema/refunds";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { closed } from "#domain/refund-approvals/closed";
import { readDecisions } from "#domain/refund-approvals/queries";
import { requireUndecided } from "#domain/refund-approvals/require-undecided";
import { loadRefundAndCharge } from "#domain/refunds/load-refund";
import { type Refund, requireWaiting } from "#domain/refunds/refund";

export interface RejectRefundInput {
  readonly refundId: string;
  readonly reason: string;
}

/** Another person says no, and why; what the refund held is free again. */
export async function rejectRefund(ctx: Context, input: RejectRefundInput): Promise<Refund> {
  requireScope(ctx, "refunds:approve");
  requireFreshProof(ctx);
  const person = requirePerson(ctx);
  const reason = input.reason.trim();
  if (reason === "") {
    throw new DomainError("reason_required", "Say why you reject this refund.", {
      param: "reason",
    });
  }

  return commit(ctx, async (read) => {
    const { refund, charge } = await loadRefundAndCharge(read, input.refundId);
    requireWaiting(refund);
    if (refund.requestedBy === person.id) {
      throw new DomainError(
        "self_approval",
        "You asked for this refund; cancel it instead of rejecting it.",
      );
    }
    requireUndecided(await readDecisions(read, refund), person);
    return closed(refund, {
      charge,
      closedReason: "approval_rejected",
      rejectionReason: reason,
      audit: { action: "refund.rejected", subject: refund.id, reason },
      at: read.now,
    }).inserts(refundDecisions, {
      accountId: refund.accountId,
      refundId: refund.id,
      decidedBy: person.id,
      requestedBy: refund.requestedBy,
      decision: "rejected",
      reason,
      requestHash: refund.requestHash,
      decidedAt: read.now,
    });
  });
}

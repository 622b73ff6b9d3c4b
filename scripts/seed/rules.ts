import type { Context } from "#domain/access/context";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { decidePolicy } from "#domain/refund-policies/decide-policy";
import { listPolicies } from "#domain/refund-policies/list-policies";
import { proposePolicy } from "#domain/refund-policies/propose-policy";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { systemClock } from "#platform/clock";

/** Puts a refund policy in force, as an owner proposes and an admin approves it. */
export async function setPolicy(owner: Context, admin: Context): Promise<void> {
  const [known] = await listPolicies(owner);
  const policy =
    known ??
    (await proposePolicy(owner, {
      lines: [
        { currency: "CNY", oneApprovalAboveMinor: "30000", twoApprovalsAboveMinor: "500000" },
        { currency: "USD", oneApprovalAboveMinor: "5000", twoApprovalsAboveMinor: null },
        { currency: "EUR", oneApprovalAboveMinor: "5000", twoApprovalsAboveMinor: null },
        { currency: "JPY", oneApprovalAboveMinor: "10000", twoApprovalsAboveMinor: null },
      ],
      approvalHours: 72,
      reason: "Refunds above a day's usual takings need a second person.",
    }));
  if (policy.status !== "proposed") return;
  await decidePolicy(admin, { policyId: policy.id, decision: "approved" });
}

const hoursToDecide = 3;

/** Decides on the refunds that waited, as an admin: every third is rejected, the rest approved. */
export async function decideRefunds(
  refundIds: readonly string[],
  admin: (at: Temporal.Instant) => Context,
): Promise<void> {
  let place = 0;
  for (const refundId of refundIds) {
    const refund = await retrieveRefund(admin(systemClock()), { refundId });
    if (refund.status !== "pending") continue;
    const ctx = admin(refund.createdAt.add({ hours: hoursToDecide }));
    place += 1;
    if (place % 3 === 0) {
      await rejectRefund(ctx, { refundId, reason: "The parcel was delivered and signed for." });
    } else if (refund.approvalsRequired === 1) {
      await approveRefund(ctx, { refundId, requestHash: refund.requestHash });
    }
  }
}

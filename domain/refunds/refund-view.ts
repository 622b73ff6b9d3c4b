import { type ClosedReason, isWaiting, type Refund } from "#domain/refunds/refund";
import { unixSeconds } from "#platform/clock";

/** What the API shows of a refund; one that waits for people says so in `pending_reason`. */
export function refundView(refund: Refund) {
  return {
    id: refund.id,
    object: "refund" as const,
    amount: Number(refund.amountMinor),
    approval: approvalView(refund),
    balance_transaction: refund.balanceTransactionId,
    charge: refund.chargeId,
    created: unixSeconds(refund.createdAt),
    currency: refund.currency.toLowerCase(),
    customer: null,
    customer_account: null,
    destination_details: { type: "card" },
    metadata: refund.metadata,
    payment_intent: refund.paymentIntentId,
    payment_method: null,
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: refund.status,
    transfer_reversal: null,
    ...(refund.status === "pending" ? { pending_reason: pendingReason(refund) } : {}),
    ...failureView(refund),
  };
}

function pendingReason(refund: Refund): string {
  return isWaiting(refund) ? "requires_approval" : "processing";
}

function failureView({ closedReason, failureReason: failed }: Refund) {
  if (closedReason) return { failure_reason: failureReason(closedReason) };
  return failed ? { failure_reason: failed } : {};
}

/** A cancellation goes by the word that integrators' programs know for it. */
function failureReason(reason: ClosedReason): string {
  return reason === "canceled_by_requester" ? "merchant_request" : reason;
}

/** What people have to say to it; null where the policy asks nobody. */
function approvalView(refund: Refund) {
  if (refund.approvalsRequired === 0) return null;
  return {
    expires_at: refund.approvalExpiresAt && unixSeconds(refund.approvalExpiresAt),
    given: refund.approvalsGiven,
    request_hash: refund.requestHash,
    required: refund.approvalsRequired,
  };
}

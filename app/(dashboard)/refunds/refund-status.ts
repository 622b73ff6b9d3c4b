import type { StatusOf } from "#components/object-status";
import { isWaiting, type Refund } from "#domain/refunds/refund";

/** The word for a refund's state as people look at it, finer than the API's. */
export function refundStatus(refund: Refund): StatusOf<"refund"> {
  if (isWaiting(refund)) return "requires_approval";
  if (refund.closedReason === "approval_rejected") return "rejected";
  if (refund.closedReason === "approval_expired") return "expired";
  return refund.status;
}

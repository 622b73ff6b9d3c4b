import { refunds } from "#db/schema/refunds";
import type { AuditNote } from "#domain/audit/audit-note";
import { type Change, change, next } from "#domain/changes/change";
import type { Charge } from "#domain/charges/charge";
import { refundTold, unreserved, withCharge } from "#domain/refunds/paid-back";
import type { ClosedReason, Refund } from "#domain/refunds/refund";

interface Closing {
  readonly charge: Charge;
  readonly closedReason: ClosedReason;
  readonly rejectionReason?: string;
  readonly audit: AuditNote;
  readonly at: Temporal.Instant;
}

/** Ends a waiting refund without money moving: what it held is free for another. */
export function closed(refund: Refund, closing: Closing): Change<Refund> {
  const { charge, closedReason, rejectionReason = null, audit, at } = closing;
  const ended = next(refund, {
    status: "canceled",
    closedReason,
    rejectionReason,
    decidedAt: at,
  });
  const told = change(ended, { audit, events: refundTold(refund, ended) });
  const after = unreserved(charge, refund.amountMinor);
  return withCharge(
    told.updates(refunds, refund, ended),
    { before: charge, after },
    { refundId: refund.id, at },
  );
}

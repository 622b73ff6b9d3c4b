import { balanceTransactions } from "#db/schema/balance";
import { charges } from "#db/schema/payments";
import type { Account } from "#domain/access/context";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { type Change, next } from "#domain/changes/change";
import type { Charge } from "#domain/charges/charge";
import { chargeView } from "#domain/charges/charge-view";
import { type EventNote, toldChange } from "#domain/events/event-note";
import { merchantShareMinor, type Refund } from "#domain/refunds/refund";
import { refundView } from "#domain/refunds/refund-view";
import { newId } from "#platform/ids";

/** What a refund leaves behind once its money has gone back. */
export interface PaidBack {
  readonly refund: Refund;
  readonly charge: Charge;
  readonly line: BalanceTransaction;
}

/** Books a refund as given back, on itself, on its charge and in the merchant's balance. */
export function paidBack(refund: Refund, charge: Charge, at: Temporal.Instant): PaidBack {
  const isReleased = refund.balanceKind === "available";
  const line: BalanceTransaction = {
    accountId: refund.accountId,
    id: newId("txn", at),
    type: "refund",
    sourceId: refund.id,
    chargeId: charge.id,
    amountMinor: -refund.amountMinor,
    feeMinor: -refund.feeReturnMinor,
    netMinor: -merchantShareMinor(refund),
    currency: refund.currency,
    status: isReleased ? "available" : "pending",
    availableAt: isReleased ? at : (charge.availableAt ?? at),
    description: charge.description,
    createdAt: at,
    version: 1n,
  };
  return {
    refund: { ...refund, status: "succeeded", balanceTransactionId: line.id, decidedAt: at },
    charge: { ...charge, amountRefundedMinor: charge.amountRefundedMinor + refund.amountMinor },
    line,
  };
}

/** Adds the charge and the balance line of a refund that was given back. */
export function withPaidBack<Result>(
  change: Change<Result>,
  before: Charge,
  { charge, line }: PaidBack,
): Change<Result> {
  return change.updates(charges, before, charge).inserts(balanceTransactions, line);
}

/** What integrators are told of the charge when money of it went back. */
export function chargeRefundedTold(
  before: Charge,
  after: Charge,
  account: Account,
): EventNote {
  const shapes = { before: chargeView(before, account), after: chargeView(after, account) };
  return toldChange("charge.refunded", shapes, after.version);
}

/** What integrators are told of a refund that has changed. */
export function refundTold(before: Refund, after: Refund): readonly EventNote[] {
  const shapes = { before: refundView(before), after: refundView(after) };
  return ["refund.updated", "charge.refund.updated"].map((type) =>
    toldChange(type, shapes, after.version),
  );
}

/** The charge with what a refund had set aside put back. */
export function unreserved(charge: Charge, refund: Refund): Charge {
  return next(charge, {
    amountRefundReservedMinor: charge.amountRefundReservedMinor - refund.amountMinor,
    feeReturnReservedMinor: charge.feeReturnReservedMinor - refund.feeReturnMinor,
  });
}

import { charges } from "#db/schema/payments";
import type { Actor } from "#domain/access/actor";
import type { Account } from "#domain/access/context";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { type Change, next } from "#domain/changes/change";
import { type Reserved, reserveOperation } from "#domain/channels/reserve-operation";
import { sandboxOutcome } from "#domain/channels/sandbox-outcome";
import type { Charge } from "#domain/charges/charge";
import { chargeView } from "#domain/charges/charge-view";
import { type EventNote, toldChange } from "#domain/events/event-note";
import { merchantShareMinor, type Refund } from "#domain/refunds/refund";
import { refundMoves } from "#domain/refunds/refund-transfers";
import { refundView } from "#domain/refunds/refund-view";
import { feeReturnedMinor } from "#domain/refunds/refundable";
import { newId } from "#platform/ids";

/** What a refund leaves behind once its money has gone back. */
export interface PaidBack {
  readonly refund: Refund;
  readonly charge: Charge;
  readonly line: BalanceTransaction;
}

/** Books a refund as given back, on itself, on its charge and in the merchant's balance. */
export function paidBack(waiting: Refund, charge: Charge, at: Temporal.Instant): PaidBack {
  const amountRefundedMinor = charge.amountRefundedMinor + waiting.amountMinor;
  const feeBackMinor = feeReturnedMinor(charge, amountRefundedMinor);
  const lineId = newId("txn", at);
  const refund: Refund = {
    ...waiting,
    status: "succeeded",
    feeReturnMinor: feeBackMinor - charge.feeReturnedMinor,
    balanceTransactionId: lineId,
    decidedAt: at,
  };
  const isReleased = refund.balanceKind === "available";
  const line: BalanceTransaction = {
    accountId: refund.accountId,
    id: lineId,
    type: "refund",
    sourceId: refund.id,
    chargeId: charge.id,
    payoutId: null,
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
  const after = { ...charge, amountRefundedMinor, feeReturnedMinor: feeBackMinor };
  return { refund, charge: after, line };
}

/** A refund whose money stays held until the channel's end is certain. */
export interface RefundAsked {
  readonly charge: Charge;
  readonly reserved: Reserved;
}

/**
 * Asks the remote channel to give the money of a refund back, where the sandbox was told so;
 * undefined where the channel answers at once. The charge has the amount set aside already.
 */
export function refundAsked(
  refund: Refund,
  charge: Charge,
  by: { readonly account: Account; readonly actor: Actor; readonly at: Temporal.Instant },
): RefundAsked | undefined {
  const outcome = charge.card ? sandboxOutcome(by.account, refund.metadata) : undefined;
  if (!outcome) return undefined;
  const { accountId, amountMinor, currency, id: refundId, paymentIntentId } = refund;
  const asked = reserveOperation({
    accountId,
    kind: "refund",
    amountMinor,
    currency,
    actor: by.actor,
    at: by.at,
    paymentIntentId,
    chargeId: charge.id,
    refundId,
    order: { sandboxOutcome: outcome, behaviour: null, isAuthenticated: false },
  });
  return { charge: { ...charge, openOperationId: asked.operation.id }, reserved: asked };
}

/** The charge with so much more of it set aside for a refund. */
export function reserved(charge: Charge, amountMinor: bigint): Charge {
  const amountRefundReservedMinor = charge.amountRefundReservedMinor + amountMinor;
  return next(charge, { amountRefundReservedMinor });
}

/** The charge with what a refund had set aside put back. */
export function unreserved(charge: Charge, amountMinor: bigint): Charge {
  return reserved(charge, -amountMinor);
}

/** Adds the charge as a refund leaves it, and the moves by which its money follows. */
export function withCharge<Result>(
  change: Change<Result>,
  { before, after }: { readonly before: Charge; readonly after: Charge },
  by: { readonly refundId: Refund["id"]; readonly at: Temporal.Instant },
): Change<Result> {
  const { charge, transfers } = refundMoves(before, after, by);
  return change.updates(charges, before, charge).transfers(transfers);
}

/** What integrators are told of the charge when money of it went back. */
export function chargeRefundedTold(before: Charge, after: Charge, account: Account): EventNote {
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

import { balanceTransactions } from "#db/schema/balance";
import { channelEvidence, channelOperations } from "#db/schema/channel-operations";
import { charges, paymentIntents } from "#db/schema/payments";
import { refunds } from "#db/schema/refunds";
import type { Account } from "#domain/access/context";
import { type Change, change, next } from "#domain/changes/change";
import type { Doubt } from "#domain/channel-operations/queries";
import type { ChannelMessage, PersonsWord } from "#domain/channels/channel-word";
import { hasEnded, heard, type Operation } from "#domain/channels/operation";
import { isErrorCode } from "#domain/errors/error-codes";
import { invariant } from "#domain/errors/invariant";
import { toldChange } from "#domain/events/event-note";
import { declined, type Refusal, type TryEnd, taken } from "#domain/payments/answered-try";
import { holdCaptured, holdKept, holdReleased } from "#domain/payments/held-payment";
import {
  chargeRefundedTold,
  paidBack,
  refundTold,
  unreserved,
  withCharge,
} from "#domain/refunds/paid-back";
import { refundView } from "#domain/refunds/refund-view";
import type { Id } from "#platform/ids";

/** A word about an operation, and when it was heard. */
export interface Told {
  readonly message: ChannelMessage | PersonsWord;
  readonly account: Account;
  readonly at: Temporal.Instant;
  readonly settledBy?: Id<"usr">;
}

/**
 * The one decision that follows a word about an operation, whoever says it: answer, notification,
 * look-up or person. Money moves with the word that ends it, and with no other.
 */
export function settlement<Result>(
  before: Doubt,
  told: Told,
  show: (after: Doubt) => Result,
): Change<Result> {
  const { operation: moved, evidence } = heard(before.operation, told.message, told.at);
  const operation = { ...moved, settledBy: told.settledBy ?? moved.settledBy };
  const isEnd = hasEnded(operation) && !hasEnded(before.operation);
  const after = { ...before, operation };
  const made = isEnd ? ended(after, told, show) : change(show(after), quiet(operation));
  return made
    .updates(channelOperations, before.operation, operation)
    .inserts(channelEvidence, evidence);
}

function quiet({ id }: Operation) {
  return { audit: { action: "operation.heard", subject: id }, events: [] };
}

type Show<Result> = (after: Doubt) => Result;

function ended<Result>(doubt: Doubt, told: Told, show: Show<Result>): Change<Result> {
  return doubt.operation.kind === "refund"
    ? refundEnded(doubt, told, show)
    : paymentEnded(doubt, told, show);
}

function auditOf({ id, state }: Operation, { message }: Told) {
  const reason = message.source === "person" ? message.reason : null;
  return { action: "operation.settled", subject: id, after: { state }, reason };
}

function paymentEnded<Result>(doubt: Doubt, told: Told, show: Show<Result>): Change<Result> {
  const end = paymentEnd(doubt, told);
  const { payment, charge } = end;
  const made = change(show({ ...doubt, payment, charge }), {
    audit: auditOf(doubt.operation, told),
    events: end.events,
  })
    .updates(paymentIntents, doubt.payment, payment)
    .updates(charges, doubt.charge, charge)
    .transfers(end.transfers);
  return end.line ? made.inserts(balanceTransactions, end.line) : made;
}

function paymentEnd(doubt: Doubt, told: Told): TryEnd {
  const { operation, payment, charge } = doubt;
  const isDone = operation.state === "succeeded";
  if (operation.kind === "authorise") return tryEnd(doubt, told);
  if (!isDone) return holdKept(doubt, refusalOf(operation), told);
  if (operation.kind === "capture") return holdCaptured(doubt, operation.amountMinor, told);
  return holdReleased({ payment, charge }, payment.cancellationReason, told);
}

function tryEnd({ operation, payment, charge }: Doubt, { account, at }: Told): TryEnd {
  if (operation.state === "succeeded") {
    const authorised = { status: "succeeded", authorisedAt: at, openOperationId: null } as const;
    return taken(payment, { charge: next(charge, authorised), account, at });
  }
  const answered = { charge: next(charge, { openOperationId: null }), account, at };
  return declined(payment, answered, refusalOf(operation));
}

/** Why it was not done, as the payer may be told. */
export function refusalOf({ failure }: Operation): Refusal {
  invariant(failure, "a failed operation says why");
  const code = isErrorCode(failure.code) ? failure.code : "processing_error";
  return { code, declineCode: failure.declineCode, message: failure.message };
}

function refundEnded<Result>(doubt: Doubt, told: Told, show: Show<Result>): Change<Result> {
  return doubt.operation.state === "succeeded"
    ? refundDone(doubt, told, show)
    : refundFailed(doubt, told, show);
}

function refundDone<Result>(doubt: Doubt, told: Told, show: Show<Result>): Change<Result> {
  const { operation, charge, refund } = doubt;
  invariant(refund, "a refund's operation names it");
  const free = next(charge, { openOperationId: null });
  const back = paidBack(next(refund, {}), free, told.at);
  const made = change(show({ ...doubt, charge: back.charge, refund: back.refund }), {
    audit: auditOf(operation, told),
    events: [
      ...refundTold(refund, back.refund),
      chargeRefundedTold(charge, back.charge, told.account),
    ],
  })
    .updates(refunds, refund, back.refund)
    .inserts(balanceTransactions, back.line);
  const by = { refundId: refund.id, at: told.at };
  return withCharge(made, { before: charge, after: back.charge }, by);
}

function refundFailed<Result>(doubt: Doubt, told: Told, show: Show<Result>): Change<Result> {
  const { operation, charge, refund } = doubt;
  invariant(refund, "a refund's operation names it");
  const isDecline = operation.failure?.declineCode !== null;
  const failed = next(refund, {
    status: "failed",
    failureReason: isDecline ? "declined" : "unknown",
    decidedAt: told.at,
  });
  const free = unreserved({ ...charge, openOperationId: null }, refund.amountMinor);
  const shapes = { before: refundView(refund), after: refundView(failed) };
  const made = change(show({ ...doubt, charge: free, refund: failed }), {
    audit: auditOf(operation, told),
    events: [...refundTold(refund, failed), toldChange("refund.failed", shapes, failed.version)],
  }).updates(refunds, refund, failed);
  const by = { refundId: refund.id, at: told.at };
  return withCharge(made, { before: charge, after: free }, by);
}

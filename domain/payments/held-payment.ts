import { balanceTransactions } from "#db/schema/balance";
import { charges, type PaymentFailure, paymentIntents } from "#db/schema/payments";
import type { Actor } from "#domain/access/actor";
import type { Account } from "#domain/access/context";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { type Change, next } from "#domain/changes/change";
import { type Reserved, reserveOperation, withOperation } from "#domain/channels/reserve-operation";
import type { SandboxOutcome } from "#domain/channels/sandbox-outcome";
import { voided } from "#domain/charges/authorised";
import { captured } from "#domain/charges/captured";
import type { Charge } from "#domain/charges/charge";
import { chargeView } from "#domain/charges/charge-view";
import { type EventNote, toldChange } from "#domain/events/event-note";
import type { Transfer } from "#domain/ledger/transfer";
import { paymentTold } from "#domain/payments/answered-try";
import type { Payment } from "#domain/payments/payment";

/** An authorised payment, whose amount is held. */
export interface Held {
  readonly payment: Payment;
  readonly charge: Charge;
}

/** Where an authorised payment goes from there. */
export interface HoldEnd extends Held {
  readonly line?: BalanceTransaction;
  readonly transfers: readonly Transfer[];
  readonly events: readonly EventNote[];
  readonly reserved?: Reserved;
}

interface When {
  readonly account: Account;
  readonly at: Temporal.Instant;
}

/** Takes so much of what is held; the rest is let go. */
export function holdCaptured(
  { payment, charge }: Held,
  amountMinor: bigint,
  { account, at }: When,
): HoldEnd {
  const taken = captured({ ...charge, openOperationId: null }, amountMinor, { account, at });
  const after = next(payment, {
    status: "succeeded",
    amountReceivedMinor: amountMinor,
    amountCapturableMinor: 0n,
  });
  const shapes = { before: chargeView(charge, account), after: chargeView(taken.charge, account) };
  return {
    ...taken,
    payment: after,
    events: [
      toldChange("charge.captured", shapes, taken.charge.version),
      paymentTold("payment_intent.succeeded", payment, { after, account }),
    ],
  };
}

/** Lets go of all that is held. */
export function holdReleased(
  { payment, charge }: Held,
  reason: string | null,
  { account, at }: When,
): HoldEnd {
  const released = voided({ ...charge, openOperationId: null }, at);
  const after = next(payment, {
    status: "canceled",
    amountCapturableMinor: 0n,
    canceledAt: at,
    cancellationReason: reason,
  });
  const shapes = {
    before: chargeView(charge, account),
    after: chargeView(released.charge, account),
  };
  return {
    ...released,
    payment: after,
    events: [
      paymentTold("payment_intent.canceled", payment, { after, account }),
      toldChange("charge.refunded", shapes, released.charge.version),
    ],
  };
}

/** What is asked of the remote channel about what is held. */
export interface HoldAsked extends When {
  readonly kind: "capture" | "void";
  readonly amountMinor: bigint;
  readonly outcome: SandboxOutcome;
  readonly actor: Actor;
  /** Why it is canceled, where it is. */
  readonly reason?: string | null;
}

/** The hold stays in the books, and nothing else can be done, until the channel is certain. */
export function holdInDoubt({ payment, charge }: Held, asked: HoldAsked): HoldEnd {
  const { account, actor, amountMinor, at, kind, outcome } = asked;
  const { accountId, currency } = charge;
  const reserved = reserveOperation({
    accountId,
    kind,
    amountMinor,
    currency,
    actor,
    at,
    paymentIntentId: payment.id,
    chargeId: charge.id,
    refundId: null,
    order: { sandboxOutcome: outcome, behaviour: null, isAuthenticated: false },
  });
  const after = next(payment, {
    status: "processing",
    amountCapturableMinor: 0n,
    lastFailure: null,
    cancellationReason: asked.reason ?? null,
  });
  return {
    payment: after,
    charge: next(charge, { openOperationId: reserved.operation.id }),
    transfers: [],
    events: [paymentTold("payment_intent.processing", payment, { after, account })],
    reserved,
  };
}

/** The channel did not do it: all is held as it was before it was asked. */
export function holdKept(
  { payment, charge }: Held,
  failure: Pick<PaymentFailure, "code" | "declineCode" | "message">,
  { account }: Pick<When, "account">,
): HoldEnd {
  const after = next(payment, {
    status: "requires_capture",
    amountCapturableMinor: charge.amountMinor,
    cancellationReason: null,
    lastFailure: { ...failure, chargeId: charge.id, paymentMethodId: charge.paymentMethodId },
  });
  const capturable = "payment_intent.amount_capturable_updated";
  return {
    payment: after,
    charge: next(charge, { openOperationId: null }),
    transfers: [],
    events: [paymentTold(capturable, payment, { after, account })],
  };
}

/** Adds to the change what became of the hold. */
export function withHoldEnd<Result>(
  change: Change<Result>,
  before: Held,
  after: HoldEnd,
): Change<Result> {
  change
    .updates(paymentIntents, before.payment, after.payment)
    .updates(charges, before.charge, after.charge)
    .transfers(after.transfers);
  if (after.line) change.inserts(balanceTransactions, after.line);
  return after.reserved ? withOperation(change, after.reserved) : change;
}

import { balanceTransactions } from "#db/schema/balance";
import { charges, type PaymentFailure } from "#db/schema/payments";
import type { Account } from "#domain/access/context";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { type Change, next } from "#domain/changes/change";
import { answerOf } from "#domain/channels/answer-of";
import type { ChannelAnswer, ChannelOperation } from "#domain/channels/channel-answer";
import { failed, held } from "#domain/charges/authorised";
import { captured } from "#domain/charges/captured";
import type { Charge } from "#domain/charges/charge";
import { chargeView } from "#domain/charges/charge-view";
import { newCharge } from "#domain/charges/new-charge";
import { DomainError } from "#domain/errors/domain-error";
import type { ErrorCode } from "#domain/errors/error-codes";
import { invariant } from "#domain/errors/invariant";
import { type EventNote, told, toldChange } from "#domain/events/event-note";
import type { Transfer } from "#domain/ledger/transfer";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import type { Payment } from "#domain/payments/payment";
import { paymentView } from "#domain/payments/payment-view";

/** What one try to have the payment paid leads to. */
export interface Attempt {
  readonly payment: Payment;
  readonly charge?: Charge;
  readonly line?: BalanceTransaction;
  readonly transfers: readonly Transfer[];
  readonly events: readonly EventNote[];
  readonly refusal?: DomainError;
}

/** How a try is made. */
export interface AttemptTerms {
  readonly method: PaymentMethod;
  readonly account: Account;
  readonly at: Temporal.Instant;
  readonly operation: Extract<ChannelOperation, "authorise" | "authorise_after_step_up">;
  /** Nobody is there to meet their bank: a step-up is a decline. */
  readonly offSession: boolean;
}

type Refusal = Pick<PaymentFailure, "declineCode" | "message"> & { readonly code: ErrorCode };

const absentPayer: Refusal = {
  code: "authentication_required",
  declineCode: "authentication_required",
  message: "The card's bank wants its holder to confirm this payment, and nobody is there.",
};

/** Asks the channel and decides: captured, held for capture, waiting for the payer, or declined. */
export function attempt(payment: Payment, terms: AttemptTerms): Attempt {
  const answer = answerFor(terms.method, terms.operation);
  if (answer.outcome === "step_up_required") {
    return terms.offSession ? declined(payment, terms, absentPayer) : stepUp(payment, terms);
  }
  if (answer.outcome === "failed") return declined(payment, terms, answer);
  invariant(isFinal(answer), "the sandbox network answers at once");
  return payment.captureMethod === "manual" ? authorised(payment, terms) : paid(payment, terms);
}

/** Adds an attempt's rows and money to the change that carries its payment. */
export function withAttempt<Result>(change: Change<Result>, made: Attempt): Change<Result> {
  if (made.charge) change.inserts(charges, made.charge);
  if (made.line) change.inserts(balanceTransactions, made.line);
  if (made.refusal) change.refuses(made.refusal);
  return change.transfers(made.transfers);
}

/** A stored balance is in our own books: what it has not, the ledger refuses. */
function answerFor(method: PaymentMethod, operation: AttemptTerms["operation"]): ChannelAnswer {
  if (method.type === "customer_balance") return { outcome: "succeeded" };
  invariant(method.behaviour, "a card of the sandbox network behaves in some way");
  return answerOf(method.behaviour, operation);
}

function isFinal(answer: ChannelAnswer): boolean {
  return answer.outcome === "succeeded";
}

function stepUp(payment: Payment, { method, account }: AttemptTerms): Attempt {
  const after = next(payment, {
    status: "requires_action",
    paymentMethodId: method.id,
    lastFailure: null,
  });
  const event = paymentTold("payment_intent.requires_action", payment, { after, account });
  return { payment: after, transfers: [], events: [event] };
}

function declined(payment: Payment, terms: AttemptTerms, refusal: Refusal): Attempt {
  const base = newCharge(payment, terms);
  const failure: PaymentFailure = {
    code: refusal.code,
    declineCode: refusal.declineCode,
    message: refusal.message,
    chargeId: base.id,
    paymentMethodId: terms.method.id,
  };
  const charge = failed(base, failure);
  const after = next(payment, {
    status: "requires_payment_method",
    paymentMethodId: null,
    latestChargeId: charge.id,
    lastFailure: failure,
  });
  return {
    payment: after,
    charge,
    transfers: [],
    events: [
      told("charge.failed", chargeView(charge, terms.account), charge.version),
      paymentTold("payment_intent.payment_failed", payment, { after, account: terms.account }),
    ],
    refusal: new DomainError(refusal.code, refusal.message, {
      ...(refusal.declineCode ? { declineCode: refusal.declineCode } : {}),
      chargeId: charge.id,
      payment: after,
    }),
  };
}

function authorised(payment: Payment, terms: AttemptTerms): Attempt {
  const { charge, transfers } = held(newCharge(payment, terms), terms.at);
  const after = next(payment, {
    status: "requires_capture",
    paymentMethodId: terms.method.id,
    latestChargeId: charge.id,
    lastFailure: null,
    amountCapturableMinor: payment.amountMinor,
  });
  const capturable = "payment_intent.amount_capturable_updated";
  return {
    payment: after,
    charge,
    transfers,
    events: [
      told("charge.succeeded", chargeView(charge, terms.account), charge.version),
      paymentTold(capturable, payment, { after, account: terms.account }),
    ],
  };
}

function paid(payment: Payment, terms: AttemptTerms): Attempt {
  const taken = captured(newCharge(payment, terms), payment.amountMinor, terms);
  const after = next(payment, {
    status: "succeeded",
    paymentMethodId: terms.method.id,
    latestChargeId: taken.charge.id,
    lastFailure: null,
    amountReceivedMinor: payment.amountMinor,
  });
  return {
    ...taken,
    payment: after,
    events: [
      told("charge.succeeded", chargeView(taken.charge, terms.account), taken.charge.version),
      paymentTold("payment_intent.succeeded", payment, { after, account: terms.account }),
    ],
  };
}

/** An event about a payment that has changed. */
export function paymentTold(
  type: string,
  before: Payment,
  { after, account }: { readonly after: Payment; readonly account: Account },
): EventNote {
  const shapes = { before: paymentView(before, account), after: paymentView(after, account) };
  return toldChange(type, shapes, after.version);
}

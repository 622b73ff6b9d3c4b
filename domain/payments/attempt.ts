import { balanceTransactions } from "#db/schema/balance";
import { charges } from "#db/schema/payments";
import type { Actor } from "#domain/access/actor";
import type { Account } from "#domain/access/context";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { type Change, next } from "#domain/changes/change";
import { answerOf } from "#domain/channels/answer-of";
import type { ChannelOperation } from "#domain/channels/channel-answer";
import { type Reserved, reserveOperation, withOperation } from "#domain/channels/reserve-operation";
import { type SandboxOutcome, sandboxOutcome } from "#domain/channels/sandbox-outcome";
import type { Charge } from "#domain/charges/charge";
import { chargeView } from "#domain/charges/charge-view";
import { newCharge } from "#domain/charges/new-charge";
import { balanceAnswer, balanceApplied, withPayer } from "#domain/charges/stored-balance";
import type { DomainError } from "#domain/errors/domain-error";
import { invariant } from "#domain/errors/invariant";
import { type EventNote, told } from "#domain/events/event-note";
import type { Transfer } from "#domain/ledger/transfer";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { behaviourOf } from "#domain/payment-methods/require-usable-by";
import { declined, paymentTold, type Refusal, taken } from "#domain/payments/answered-try";
import type { Payment } from "#domain/payments/payment";
import type { Holder } from "#domain/wallets/wallet";
import { type WalletMove, walletMoveTold } from "#domain/wallets/wallet-move";

/** What one try to have the payment paid leads to. */
export interface Attempt {
  readonly payment: Payment;
  readonly charge?: Charge;
  readonly line?: BalanceTransaction;
  readonly transfers: readonly Transfer[];
  readonly events: readonly EventNote[];
  readonly refusal?: DomainError;
  /** Who pays; must not be frozen meanwhile. */
  readonly holder?: Holder | undefined;
  /** What leaves the payer's stored balance. */
  readonly walletMove?: WalletMove;
  /** What is to be asked of a remote channel before anything of it is certain. */
  readonly reserved?: Reserved;
}

/** How a try is made. */
export interface AttemptTerms {
  readonly method: PaymentMethod;
  /** Who pays, where that is said; of `loadPayer`, which refuses whoever is frozen. */
  readonly holder: Holder | undefined;
  readonly account: Account;
  readonly at: Temporal.Instant;
  readonly operation: Extract<ChannelOperation, "authorise" | "authorise_after_step_up">;
  /** Nobody is there to meet their bank: a step-up is a decline. */
  readonly offSession: boolean;
  /** Absent where it is the payer. */
  readonly actor?: Actor | undefined;
}

const absentPayer: Refusal = {
  code: "authentication_required",
  declineCode: "authentication_required",
  message: "The card's bank wants its holder to confirm this payment, and nobody is there.",
};

/** Asks the channel and decides: taken, held, waiting for payer or channel, or declined. */
export function attempt(payment: Payment, terms: AttemptTerms): Attempt {
  return { ...tried(payment, terms), holder: terms.holder };
}

function tried(payment: Payment, terms: AttemptTerms): Attempt {
  const { account, at, method, offSession } = terms;
  if (method.type === "customer_balance") return paidByBalance(payment, terms);
  const answer = answerOf(behaviourOf(method), terms.operation);
  const answered = { charge: newCharge(payment, terms), account, at };
  if (answer.outcome === "step_up_required") {
    return offSession ? declined(payment, answered, absentPayer) : stepUp(payment, terms);
  }
  const outcome = sandboxOutcome(account, payment.metadata);
  if (outcome) return inDoubt(payment, terms, outcome);
  if (answer.outcome === "failed") return declined(payment, answered, answer);
  invariant(answer.outcome === "succeeded", "the sandbox network answers at once");
  return taken(payment, answered);
}

/** Adds an attempt's rows and money to the change that carries its payment. */
export function withAttempt<Result>(change: Change<Result>, made: Attempt): Change<Result> {
  if (made.charge) change.inserts(charges, made.charge);
  if (made.line) change.inserts(balanceTransactions, made.line);
  if (made.refusal) change.refuses(made.refusal);
  if (made.reserved) withOperation(change, made.reserved);
  withPayer(change, made.holder, made.walletMove);
  return change.transfers(made.transfers);
}

/** A stored balance is in our own books, so its answer is certain at once. */
function paidByBalance(payment: Payment, terms: AttemptTerms): Attempt {
  const { account, at, holder } = terms;
  const answer = balanceAnswer(payment, holder);
  const answered = { charge: newCharge(payment, terms), account, at };
  if (answer.outcome === "failed") return declined(payment, answered, answer);
  const walletMove = balanceApplied(answered.charge, holder, at);
  const made = taken(payment, answered);
  return { ...made, walletMove, events: [...made.events, ...walletMoveTold(walletMove, account)] };
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

/** Nothing is in the books, and nothing else can be done, until the channel's end is certain. */
function inDoubt(payment: Payment, terms: AttemptTerms, outcome: SandboxOutcome): Attempt {
  const { account, actor, at, method, operation } = terms;
  const base = newCharge(payment, terms);
  const { accountId, amountMinor, currency } = base;
  const reserved = reserveOperation({
    accountId,
    kind: "authorise",
    amountMinor,
    currency,
    actor,
    at,
    paymentIntentId: payment.id,
    chargeId: base.id,
    refundId: null,
    order: {
      sandboxOutcome: outcome,
      behaviour: behaviourOf(method),
      isAuthenticated: operation === "authorise_after_step_up",
    },
  });
  const reference = reserved.operation.id;
  const charge: Charge = {
    ...base,
    status: "pending",
    authorisedAt: null,
    channelReference: reference,
    openOperationId: reference,
  };
  const after = next(payment, {
    status: "processing",
    paymentMethodId: method.id,
    latestChargeId: charge.id,
    lastFailure: null,
  });
  return {
    payment: after,
    charge,
    reserved,
    transfers: [],
    events: [
      told("charge.pending", chargeView(charge, account), charge.version),
      paymentTold("payment_intent.processing", payment, { after, account }),
    ],
  };
}

import { balanceTransactions } from "#db/schema/balance";
import { accounts } from "#db/schema/merchants";
import { refunds } from "#db/schema/refunds";
import { type Actor, actorText, personBehind } from "#domain/access/actor";
import type { Account, Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { withOperation } from "#domain/channels/reserve-operation";
import type { Charge } from "#domain/charges/charge";
import { loadCharge } from "#domain/charges/load-charge";
import { requireSettled } from "#domain/charges/require-settled";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import { told } from "#domain/events/event-note";
import { loadAccount } from "#domain/merchants/load-account";
import { loadPaymentAndCharge } from "#domain/payments/load-payment";
import { policyInForce } from "#domain/refund-policies/policy-in-force";
import {
  approvalsRequired,
  type RefundPolicy,
  usualApprovalHours,
} from "#domain/refund-policies/refund-policy";
import { backToBalance, loadPayee, withWaitingPayee } from "#domain/refunds/back-to-balance";
import {
  chargeRefundedTold,
  paidBack,
  refundAsked,
  reserved,
  withCharge,
} from "#domain/refunds/paid-back";
import { nobody, type Refund, requestHash } from "#domain/refunds/refund";
import { balanceKind } from "#domain/refunds/refund-transfers";
import { refundView } from "#domain/refunds/refund-view";
import { feeReturnedMinor, refundAmountMinor } from "#domain/refunds/refundable";
import type { Holder } from "#domain/wallets/wallet";
import { walletMoveTold, withWalletMoves } from "#domain/wallets/wallet-move";
import { newId } from "#platform/ids";

/** Names a charge or a payment intent; no amount means all that is left. */
export interface RequestRefundInput {
  readonly chargeId?: string | undefined;
  readonly paymentId?: string | undefined;
  readonly amountMinor?: bigint | undefined;
  readonly reason?: Refund["reason"] | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/**
 * Gives money back, or holds it until the people whom the policy asks for have said yes. The same
 * for a dashboard, a key or an SDK: the policy is part of the decision that moves the money.
 */
export async function requestRefund(ctx: Context, input: RequestRefundInput): Promise<Refund> {
  requireScope(ctx, "refunds:write");

  return commit(ctx, async (read) => {
    const charge = await chargeOf(read, input);
    const account = await loadAccount(read);
    const policy = await policyInForce(read, account);
    const payee = await loadPayee(read, charge);
    const request = { input, policy, account, payee, actor: ctx.actor, at: read.now };
    return refundRequest(charge, request).guards(accounts, account);
  });
}

function chargeOf(read: Reader, { chargeId, paymentId }: RequestRefundInput): Promise<Charge> {
  if (chargeId !== undefined && paymentId !== undefined) {
    throw new DomainError("parameter_invalid", "Name a charge or a payment_intent, not both.", {
      param: "payment_intent",
    });
  }
  if (chargeId !== undefined) return loadCharge(read, chargeId);
  if (paymentId !== undefined) return takenCharge(read, paymentId);
  throw new DomainError("parameter_missing", "Name the charge or the payment_intent to refund.", {
    param: "payment_intent",
  });
}

async function takenCharge(read: Reader, paymentId: string): Promise<Charge> {
  const param = "payment_intent";
  const { charge } = await loadPaymentAndCharge(read, paymentId, param);
  if (charge?.status === "succeeded") return charge;
  throw new DomainError(
    "payment_intent_unexpected_state",
    "This payment has no successful charge to refund.",
    { param },
  );
}

/** What a decision on a request rests on, besides the charge. */
export interface RefundRequest {
  readonly input: RequestRefundInput;
  readonly policy: RefundPolicy | undefined;
  /** Whose stored balance it goes back to; undefined where it goes back to a card. */
  readonly payee: Holder | undefined;
  readonly account: Account;
  readonly actor: Actor;
  readonly at: Temporal.Instant;
}

/** What asking for a refund changes: money gone back at once, or held until people decide. */
export function refundRequest(charge: Charge, request: RefundRequest): Change<Refund> {
  requireSettled(charge);
  const asked = newRefund(charge, request);
  const setAside = reserved(charge, asked.amountMinor);
  const by = { refundId: asked.id, at: request.at };
  const audit = {
    action: "refund.requested",
    subject: asked.id,
    after: { amount: asked.amountMinor.toString(), currency: asked.currency },
    reason: asked.reason,
  };
  if (asked.approvalsRequired > 0) {
    const events = [told("refund.created", refundView(asked), asked.version)];
    const waiting = change(asked, { audit, events }).inserts(refunds, asked);
    if (request.payee) withWaitingPayee(waiting, asked, request.payee);
    return withCharge(waiting, { before: charge, after: setAside }, by);
  }

  const sent = refundAsked(asked, setAside, request);
  if (sent) {
    const events = [told("refund.created", refundView(asked), asked.version)];
    const inDoubt = change(asked, { audit, events }).inserts(refunds, asked);
    return withCharge(
      withOperation(inDoubt, sent.reserved),
      { before: charge, after: sent.charge },
      by,
    );
  }

  const back = paidBack(asked, setAside, request.at);
  const move = request.payee && backToBalance(back.refund, request.payee, request.at);
  const events = [
    told("refund.created", refundView(back.refund), back.refund.version),
    chargeRefundedTold(charge, back.charge, request.account),
    ...(move ? walletMoveTold(move, request.account) : []),
  ];
  const given = change(back.refund, { audit, events })
    .inserts(refunds, back.refund)
    .inserts(balanceTransactions, back.line);
  if (move) withWalletMoves(given, [move]);
  return withCharge(given, { before: charge, after: back.charge }, by);
}

function newRefund(charge: Charge, { input, policy, actor, at }: RefundRequest): Refund {
  const amountMinor = refundAmountMinor(charge, input.amountMinor);
  const setAsideMinor = charge.amountRefundReservedMinor;
  const inAllMinor = setAsideMinor + amountMinor;
  const required = approvalsRequired(policy, charge.currency, inAllMinor);
  const hours = policy?.approvalHours ?? usualApprovalHours;
  const refund: Refund = {
    accountId: charge.accountId,
    id: newId("re", at),
    chargeId: charge.id,
    paymentIntentId: charge.paymentIntentId,
    status: "pending",
    amountMinor,
    currency: charge.currency,
    feeReturnMinor: feeReturnedMinor(charge, inAllMinor) - feeReturnedMinor(charge, setAsideMinor),
    reason: input.reason ?? null,
    metadata: changedMetadata({}, input.metadata),
    approvalsRequired: required,
    approvalsGiven: 0,
    approvalExpiresAt: required > 0 ? at.add({ hours }) : null,
    requestHash: "",
    requestedBy: personBehind(actor) ?? nobody,
    requestedByActor: actorText(actor),
    closedReason: null,
    failureReason: null,
    rejectionReason: null,
    balanceKind: balanceKind(charge),
    balanceTransactionId: null,
    createdAt: at,
    decidedAt: null,
    version: 1n,
  };
  return { ...refund, requestHash: requestHash(refund) };
}

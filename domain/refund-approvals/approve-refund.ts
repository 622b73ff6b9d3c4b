import { balanceTransactions } from "#db/schema/balance";
import { refundDecisions, refunds } from "#db/schema/refunds";
import type { Person } from "#domain/access/actor";
import type { Account, Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { type Change, change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { withOperation } from "#domain/channels/reserve-operation";
import type { Charge } from "#domain/charges/charge";
import { requireSettled } from "#domain/charges/require-settled";
import { DomainError } from "#domain/errors/domain-error";
import { readDecisions } from "#domain/refund-approvals/queries";
import { requireUndecided } from "#domain/refund-approvals/require-undecided";
import { backToBalance, loadPayee } from "#domain/refunds/back-to-balance";
import { loadRefundAndCharge } from "#domain/refunds/load-refund";
import {
  chargeRefundedTold,
  paidBack,
  refundAsked,
  refundTold,
  withCharge,
} from "#domain/refunds/paid-back";
import {
  type Refund,
  type RefundDecision,
  requestHash,
  requireWaiting,
} from "#domain/refunds/refund";
import type { Holder } from "#domain/wallets/wallet";
import { walletMoveTold, withWalletMoves } from "#domain/wallets/wallet-move";

export interface ApproveRefundInput {
  readonly refundId: string;
  /** The hash that the person saw; other content than they saw is not approved. */
  readonly requestHash: string;
}

/** Another person says yes; with the last yes that the policy asks for, the money goes back. */
export async function approveRefund(ctx: Context, input: ApproveRefundInput): Promise<Refund> {
  requireScope(ctx, "refunds:approve");
  requireFreshProof(ctx);
  const person = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const { refund, charge } = await loadRefundAndCharge(read, input.refundId);
    const said = await readDecisions(read, refund);
    const payee = await loadPayee(read, charge);
    const decided = { input, person, said, charge, payee, account: ctx.account, at: read.now };
    return approval(refund, decided);
  });
}

interface Approval {
  readonly input: ApproveRefundInput;
  readonly person: Person;
  readonly said: readonly RefundDecision[];
  readonly charge: Charge;
  /** Whose stored balance it goes back to; undefined where it goes back to a card. */
  readonly payee: Holder | undefined;
  readonly account: Account;
  readonly at: Temporal.Instant;
}

/** What a yes changes: one more approval, or the refund's end with its money and news of it. */
export function approval(refund: Refund, given: Approval): Change<Refund> {
  requireApprovable(refund, given);
  const approvalsGiven = refund.approvalsGiven + 1;
  const approved = next(refund, { approvalsGiven });
  const audit = { action: "refund.approved", subject: refund.id };
  const decision = decisionOf(refund, given);
  if (approvalsGiven < refund.approvalsRequired) {
    return change<Refund>(approved, { audit, events: refundTold(refund, approved) })
      .updates(refunds, refund, approved)
      .inserts(refundDecisions, decision);
  }

  const { charge, payee, account, at } = given;
  requireSettled(charge);
  const sent = refundAsked(approved, next(charge, {}), { account, actor: given.person, at });
  if (sent) {
    const asked = change<Refund>(approved, { audit, events: refundTold(refund, approved) })
      .updates(refunds, refund, approved)
      .inserts(refundDecisions, decision);
    return withCharge(
      withOperation(asked, sent.reserved),
      { before: charge, after: sent.charge },
      { refundId: refund.id, at },
    );
  }

  const back = paidBack(approved, next(charge, {}), at);
  const move = payee && backToBalance(back.refund, payee, at);
  const events = [
    ...refundTold(refund, back.refund),
    chargeRefundedTold(charge, back.charge, account),
    ...(move ? walletMoveTold(move, account) : []),
  ];
  const paid = change(back.refund, { audit, events })
    .updates(refunds, refund, back.refund)
    .inserts(refundDecisions, decision)
    .inserts(balanceTransactions, back.line);
  if (move) withWalletMoves(paid, [move]);
  return withCharge(paid, { before: charge, after: back.charge }, { refundId: refund.id, at });
}

function requireApprovable(refund: Refund, { input, person, said, at }: Approval): void {
  requireWaiting(refund);
  if (refund.requestedBy === person.id) {
    throw new DomainError("self_approval", "Someone else must approve a refund you asked for.");
  }
  requireUndecided(said, person);
  if (refund.approvalExpiresAt && Temporal.Instant.compare(at, refund.approvalExpiresAt) >= 0) {
    throw new DomainError("approval_expired", "The time to approve this refund has passed.");
  }
  if (input.requestHash !== refund.requestHash || requestHash(refund) !== refund.requestHash) {
    throw new DomainError(
      "approval_mismatch",
      "This is not the refund that you were shown. Look at it again before you approve it.",
    );
  }
}

function decisionOf(refund: Refund, { person, input, at }: Approval): RefundDecision {
  return {
    accountId: refund.accountId,
    refundId: refund.id,
    decidedBy: person.id,
    requestedBy: refund.requestedBy,
    decision: "approved",
    reason: null,
    requestHash: input.requestHash,
    decidedAt: at,
  };
}

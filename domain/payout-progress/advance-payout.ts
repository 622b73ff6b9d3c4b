import { balanceTransactions } from "#db/schema/balance";
import { payouts } from "#db/schema/payouts";
import type { Account, Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { BankAccount } from "#domain/bank-accounts/bank-account";
import { anyBankAccount } from "#domain/bank-accounts/load-bank-account";
import { type Change, change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { invariant } from "#domain/errors/invariant";
import { toldChange } from "#domain/events/event-note";
import { type BankAnswer, type BankRefusal, bankAnswer } from "#domain/payout-progress/bank-answer";
import { loadPayout } from "#domain/payouts/load-payout";
import { canMove, isReversal, type Payout } from "#domain/payouts/payout";
import { type PayoutMove, payoutLine, payoutTransfer } from "#domain/payouts/payout-moves";
import { payoutView } from "#domain/payouts/payout-view";

/** Takes a payout one step further, as the sandbox bank has it; early or twice changes nothing. */
export async function advancePayout(
  ctx: Context,
  input: { readonly payoutId: string },
): Promise<Payout> {
  requireScope(ctx, "payouts:advance");

  return commit(ctx, async (read) => {
    const payout = await loadPayout(read, input.payoutId);
    const { nextStepAt } = payout;
    if (!nextStepAt || Temporal.Instant.compare(nextStepAt, read.now) > 0) {
      const audit = { action: "payout.advanced", subject: payout.id };
      return change(payout, { audit, events: [] }).guards(payouts, payout);
    }
    const bankAccount = await anyBankAccount(read, payout.bankAccountId);
    return advanced(payout, { account: ctx.account, answer: said(bankAccount), at: read.now });
  });
}

function said(bankAccount: BankAccount | undefined): BankAnswer {
  invariant(bankAccount?.sandboxBehaviour, "only where the sandbox bank answers is it asked");
  return bankAnswer(bankAccount.sandboxBehaviour);
}

/** What a step of a payout rests on. */
interface Step {
  readonly account: Account;
  readonly answer: BankAnswer;
  readonly at: Temporal.Instant;
}

const returnSeconds = 60;

/** The change that takes a payout to where it goes from its status, given the bank's answer. */
function advanced(payout: Payout, step: Step): Change<Payout> {
  if (payout.status === "pending") {
    return stepTo(payout, { status: "in_transit", nextStepAt: payout.arrivalAt }, step);
  }
  if (isReversal(payout)) return broughtBack(payout, step);
  const { refusal, returns } = step.answer;
  if (payout.status === "paid") return failed(payout, returns, step);
  if (refusal) return failed(payout, refusal, step);
  const nextStepAt = returns ? step.at.add({ seconds: returnSeconds }) : null;
  const paid = stepTo(payout, { status: "paid", nextStepAt }, step);
  return paid.transfers([payoutTransfer(payout, "payout_paid", step.at)]);
}

/** The money of a payout that the bank did not keep is available again. */
function failed(payout: Payout, refusal: BankRefusal | null, step: Step): Change<Payout> {
  invariant(refusal, "a bank that sends money back says why");
  const line = payoutLine(payout, "payout_failure", step.at);
  const move: PayoutMove = payout.status === "paid" ? "payout_returned" : "payout_failure";
  const fields = {
    status: "failed",
    failureCode: refusal.code,
    failureMessage: refusal.message,
    failureBalanceTransactionId: line.id,
    nextStepAt: null,
  } as const;
  return stepTo(payout, fields, step)
    .inserts(balanceTransactions, line)
    .transfers([payoutTransfer(payout, move, step.at)]);
}

/** The money of a reversal has come back from the bank. */
function broughtBack(reversal: Payout, step: Step): Change<Payout> {
  const line = payoutLine(reversal, "payout", step.at);
  const fields = { status: "paid", balanceTransactionId: line.id, nextStepAt: null } as const;
  return stepTo(reversal, fields, step)
    .inserts(balanceTransactions, line)
    .transfers([payoutTransfer(reversal, "payout_reversal", step.at)]);
}

const eventTypes = {
  in_transit: "payout.updated",
  paid: "payout.paid",
  failed: "payout.failed",
} as const;

type StepFields = Partial<Omit<Payout, "version" | "status">> & {
  readonly status: keyof typeof eventTypes;
};

function stepTo(payout: Payout, fields: StepFields, { account }: Step): Change<Payout> {
  invariant(canMove(payout, fields.status), "a payout moves along its table");
  const after = next(payout, fields);
  const shapes = { before: payoutView(payout, account), after: payoutView(after, account) };
  return change(after, {
    audit: { action: `payout.${fields.status}`, subject: payout.id },
    events: [toldChange(eventTypes[fields.status], shapes, after.version)],
  }).updates(payouts, payout, after);
}

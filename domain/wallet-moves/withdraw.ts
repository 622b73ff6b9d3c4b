import { customers } from "#db/schema/customers";
import { type WithdrawalDestination, withdrawals } from "#db/schema/wallets";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { bookOf } from "#domain/balance/books";
import { type Change, change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { changedMetadata } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import { told } from "#domain/events/event-note";
import { transfer } from "#domain/ledger/transfer";
import { requireAmount } from "#domain/money/require-amount";
import type { MoveInput, Withdrawal } from "#domain/wallet-moves/move-rows";
import { withdrawalView } from "#domain/wallet-moves/move-views";
import { bankRefusal } from "#domain/wallet-moves/sandbox-bank";
import { loadActiveHolder } from "#domain/wallets/load-holder";
import { type Holder, walletBook } from "#domain/wallets/wallet";
import {
  type WalletMove,
  walletMove,
  walletMoveTold,
  withWalletMoves,
} from "#domain/wallets/wallet-move";
import { newId } from "#platform/ids";

export interface WithdrawInput extends MoveInput {
  /** The bank account to pay to: an IBAN or a domestic number; of it only the end is kept. */
  readonly accountNumber: string;
  readonly accountHolderName: string;
  readonly bankName?: string | undefined;
}

/** Pays from a customer's stored balance to a bank; what the bank refuses is kept, and stays. */
export async function withdraw(ctx: Context, input: WithdrawInput): Promise<Withdrawal> {
  requireScope(ctx, "wallets:write");
  requireAmount(input.amountMinor, "amount");
  const accountNumber = readAccountNumber(input.accountNumber);
  requireBank(ctx);

  return commit(ctx, async (read) => {
    const holder = await loadActiveHolder(read, input.customerId, "customer");
    const id = newId("wd", read.now);
    const move = walletMove(holder, {
      type: "return_initiated",
      currency: input.currency,
      netMinor: -input.amountMinor,
      sourceId: id,
      at: read.now,
    });
    const failure = bankRefusal(accountNumber);
    const made: Withdrawal = {
      accountId: read.accountId,
      id,
      customerId: holder.customer.id,
      amountMinor: input.amountMinor,
      currency: input.currency,
      status: failure ? "failed" : "succeeded",
      destination: destination(input, accountNumber),
      failure: failure ?? null,
      walletTransactionId: failure ? null : move.transaction.id,
      description: input.description ?? null,
      metadata: changedMetadata({}, input.metadata),
      createdAt: read.now,
    };
    return failure ? refused(ctx, made, holder) : paidOut(ctx, made, move);
  });
}

/** The sandbox's bank pays nobody, so a live account must never take its word for a payment. */
function requireBank({ account }: Context): void {
  if (account.mode === "sandbox") return;
  throw new DomainError(
    "bank_channel_missing",
    "This account has no bank yet that pays stored balances out.",
  );
}

const accountNumberShape = /^[A-Z0-9]{6,34}$/;
const shownDigits = 4;

function readAccountNumber(text: string): string {
  const number = text.replaceAll(/[\s-]/g, "").toUpperCase();
  if (accountNumberShape.test(number)) return number;
  throw new DomainError("parameter_invalid", "An account number has 6 to 34 letters and digits.", {
    param: "destination[account_number]",
  });
}

function destination(input: WithdrawInput, accountNumber: string): WithdrawalDestination {
  return {
    account_holder_name: input.accountHolderName.trim(),
    bank_name: input.bankName ?? null,
    last4: accountNumber.slice(-shownDigits),
  };
}

function refused(ctx: Context, made: Withdrawal, { customer }: Holder): Change<Withdrawal> {
  return change(made, {
    audit: { action: "withdrawal.failed", subject: made.id },
    events: [told("withdrawal.created", withdrawalView(made, ctx.account), 1n)],
  })
    .guards(customers, customer)
    .inserts(withdrawals, made);
}

function paidOut(ctx: Context, made: Withdrawal, move: WalletMove): Change<Withdrawal> {
  const { amountMinor, currency, createdAt: at } = made;
  const money = {
    kind: "posted",
    debit: walletBook(move.holder.customer, currency),
    credit: bookOf(made.accountId, currency)("channel_receivable"),
    amountMinor,
    currency,
    code: "withdrawal",
    subject: made.id,
  } as const;
  const withdrawn = change(made, {
    audit: {
      action: "withdrawal.created",
      subject: made.id,
      after: { amount: amountMinor.toString(), currency, customer: made.customerId },
    },
    events: [
      told("withdrawal.created", withdrawalView(made, ctx.account), 1n),
      ...walletMoveTold(move, ctx.account),
    ],
  });
  return withWalletMoves(withdrawn, [move])
    .inserts(withdrawals, made)
    .transfers([transfer(money, at)]);
}

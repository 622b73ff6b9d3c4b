import { balanceTransactions } from "#db/schema/balance";
import { bankAccounts } from "#db/schema/bank-accounts";
import { payouts } from "#db/schema/payouts";
import type { Account } from "#domain/access/context";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import type { StoredBankAccount } from "#domain/bank-accounts/bank-account";
import type { Change } from "#domain/changes/change";
import type { Metadata } from "#domain/customers/metadata";
import { type EventNote, told } from "#domain/events/event-note";
import type { Transfer } from "#domain/ledger/transfer";
import type { Payout } from "#domain/payouts/payout";
import { payoutLine, payoutTransfer } from "#domain/payouts/payout-moves";
import { payoutView } from "#domain/payouts/payout-view";
import { newId } from "#platform/ids";

/** What a payout is made of. */
export interface PayoutParts {
  readonly amountMinor: bigint;
  readonly bankAccount: StoredBankAccount;
  readonly automatic: boolean;
  readonly method?: Payout["method"] | undefined;
  readonly description?: string | null | undefined;
  readonly statementDescriptor?: string | null | undefined;
  readonly metadata?: Metadata | undefined;
}

/** A payout that begins: its line in the balance and the money that goes on its way. */
export interface NewPayout {
  readonly payout: Payout;
  readonly line: BalanceTransaction;
  readonly transfers: readonly Transfer[];
  readonly event: EventNote;
  /** It was decided on this bank account as it stands. */
  readonly bankAccount: StoredBankAccount;
}

/** A payout of so much to this bank account. */
export function newPayout(account: Account, parts: PayoutParts, at: Temporal.Instant): NewPayout {
  const begun = payoutRow(account, parts, at);
  const line = payoutLine(begun, "payout", at);
  const payout = { ...begun, balanceTransactionId: line.id };
  return {
    payout,
    line,
    transfers: [payoutTransfer(payout, "payout", at)],
    event: told("payout.created", payoutView(payout, account), payout.version),
    bankAccount: parts.bankAccount,
  };
}

/** The row of a payout before it has a line; a negative amount comes back from the bank. */
export function payoutRow(account: Account, parts: PayoutParts, at: Temporal.Instant): Payout {
  const { bankAccount, method = "standard" } = parts;
  return {
    accountId: account.id,
    id: newId("po", at),
    status: "pending",
    amountMinor: parts.amountMinor,
    currency: bankAccount.currency,
    automatic: parts.automatic,
    bankAccountId: bankAccount.id,
    bankAccountStatus: "approved",
    method,
    description: parts.description ?? null,
    statementDescriptor: parts.statementDescriptor ?? null,
    metadata: parts.metadata ?? {},
    ...timesOf(account, method, at),
    failureCode: null,
    failureMessage: null,
    balanceTransactionId: null,
    failureBalanceTransactionId: null,
    originalPayoutId: null,
    reversedById: null,
    createdAt: at,
    version: 1n,
  };
}

/** Writes a new payout, and that it rests on the bank account as it was read. */
export function begins<Result>(made: Change<Result>, begun: NewPayout): Change<Result> {
  return made
    .inserts(payouts, begun.payout)
    .inserts(balanceTransactions, begun.line)
    .transfers(begun.transfers)
    .guards(bankAccounts, begun.bankAccount);
}

const sandboxPickUpSeconds = 20;
const sandboxArrivalSeconds = { standard: 60, instant: 30 } as const;
/** A payout is at its bank at most so many hours after it was made. */
export const longestWayHours = 48;
const arrivalHours = { standard: longestWayHours, instant: 1 } as const;

/** The sandbox bank answers within a minute or so; without a bank, nobody is asked. */
function timesOf(
  { mode }: Account,
  method: Payout["method"],
  at: Temporal.Instant,
): Pick<Payout, "arrivalAt" | "nextStepAt"> {
  if (mode === "live")
    return { arrivalAt: at.add({ hours: arrivalHours[method] }), nextStepAt: null };
  return {
    arrivalAt: at.add({ seconds: sandboxArrivalSeconds[method] }),
    nextStepAt: at.add({ seconds: sandboxPickUpSeconds }),
  };
}

import { and, eq, inArray } from "drizzle-orm";
import { balanceTransactions } from "#db/schema/balance";
import { ledgerAccounts } from "#db/schema/ledger";
import { payouts } from "#db/schema/payouts";
import { refunds } from "#db/schema/refunds";
import type { Narrowing } from "#db/stretches";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { LedgerAccount } from "#domain/ledger/ledger-account";
import type { Id } from "#platform/ids";

/** The line of that id, if the account has it. */
export async function findBalanceTransaction(
  read: Reader,
  id: Id<"txn">,
): Promise<BalanceTransaction | undefined> {
  const [line] = await read.db
    .select()
    .from(balanceTransactions)
    .where(and(eq(balanceTransactions.accountId, read.accountId), eq(balanceTransactions.id, id)));
  return line;
}

/** Whether the payout of that id is made of lines, if the account has it. */
export async function findPayoutKind(
  read: Reader,
  id: Id<"po">,
): Promise<{ readonly automatic: boolean } | undefined> {
  const [payout] = await read.db
    .select({ automatic: payouts.automatic })
    .from(payouts)
    .where(and(eq(payouts.accountId, read.accountId), eq(payouts.id, id)));
  return payout;
}

/** The charge that a refund is of, if the account has it. */
export async function findRefundedCharge(
  read: Reader,
  id: Id<"re">,
): Promise<Id<"ch"> | undefined> {
  const [refund] = await read.db
    .select({ chargeId: refunds.chargeId })
    .from(refunds)
    .where(and(eq(refunds.accountId, read.accountId), eq(refunds.id, id)));
  return refund?.chargeId;
}

/** One page of the account's lines. */
export function listLines(
  read: Reader,
  list: ListInput,
  narrowing: Narrowing,
): Promise<Page<BalanceTransaction>> {
  return readPage(read, balanceTransactions, { prefix: "txn", list, ...narrowing });
}

/** The merchant's ledger accounts, in every currency it has used. */
export function readBalanceAccounts(read: Reader): Promise<LedgerAccount[]> {
  return read.db
    .select()
    .from(ledgerAccounts)
    .where(
      and(
        eq(ledgerAccounts.accountId, read.accountId),
        inArray(ledgerAccounts.kind, ["pending", "available"]),
      ),
    )
    .orderBy(ledgerAccounts.currency);
}

import { and, eq, inArray, type SQL } from "drizzle-orm";
import { balanceTransactions } from "#db/schema/balance";
import { ledgerAccounts } from "#db/schema/ledger";
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

/** One page of the account's lines. */
export function listLines(
  read: Reader,
  list: ListInput,
  filters: readonly (SQL | undefined)[],
): Promise<Page<BalanceTransaction>> {
  return readPage(read, balanceTransactions, { prefix: "txn", list, filters });
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

import type { TransactionSql } from "postgres";
import { type Books, type Posting, postTransfers } from "#domain/ledger/post-transfers";
import { lockBooks, writeAccounts } from "#domain/ledger/queries";
import type { Transfer } from "#domain/ledger/transfer";

/** Posts a set of transfers in a transaction, an answer for each; their rows are the caller's. */
export async function post(
  tx: TransactionSql,
  transfers: readonly Transfer[],
): Promise<Posting["results"]> {
  if (transfers.length === 0) return [];
  const before: Books = await lockBooks(tx, transfers);
  const { results, books } = postTransfers(before, transfers);
  const moved = [...books.accounts.values()].filter(
    (account) => before.accounts.get(account.id) !== account,
  );
  if (moved.length > 0) await writeAccounts(tx, moved);
  return results;
}

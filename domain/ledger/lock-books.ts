import type { Statements } from "#db/client";
import {
  emptyLedgerAccount,
  type LedgerAccount,
  type LedgerAccountName,
  ledgerAccountId,
} from "#domain/ledger/ledger-account";
import type { Books } from "#domain/ledger/post-transfers";
import { lockAccounts, openAccounts, readHolds } from "#domain/ledger/queries";
import type { Transfer } from "#domain/ledger/transfer";
import type { Id } from "#platform/ids";

/** Accounts that are known to be there for good; forgotten when there are too many. */
const opened = new Set<Id<"lac">>();
const mostOpened = 100_000;

/** Locks what these transfers touch, in the order of the ids, and reads it; opens new accounts. */
export async function lockBooks(tx: Statements, transfers: readonly Transfer[]): Promise<Books> {
  const names = new Map<Id<"lac">, LedgerAccountName>();
  for (const { debit, credit } of transfers) {
    names.set(ledgerAccountId(debit), debit).set(ledgerAccountId(credit), credit);
  }
  const accounts = [...names.values()].map(emptyLedgerAccount).toSorted(byId);
  // Sent together and done in this order: who ended a hold before us is seen under the locks.
  const [made, stored, holds] = await Promise.all([
    openAccounts(
      tx,
      accounts.filter(({ id }) => !opened.has(id)),
    ),
    lockAccounts(tx, accounts),
    readHolds(tx, transfers),
  ]);
  if (stored.length < accounts.length) {
    // What was known is another database's: an older one was put in its place.
    opened.clear();
    return lockBooks(tx, transfers);
  }
  noteOpened(stored.filter(({ id }) => !made.has(id)));
  return {
    accounts: new Map(stored.map((account) => [account.id, account])),
    holds: new Map(holds.map((hold) => [hold.transfer.id, hold])),
  };
}

/** Those that this very transaction has made are there for good only when it is committed. */
function noteOpened(accounts: readonly LedgerAccount[]): void {
  if (opened.size > mostOpened) opened.clear();
  for (const { id } of accounts) opened.add(id);
}

function byId(left: LedgerAccount, right: LedgerAccount): number {
  return left.id < right.id ? -1 : 1;
}

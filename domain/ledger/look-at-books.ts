import type { Statements } from "#db/client";
import {
  emptyLedgerAccount,
  type LedgerAccount,
  type LedgerAccountName,
  ledgerAccountId,
} from "#domain/ledger/ledger-account";
import { areSure, type Books } from "#domain/ledger/post-transfers";
import { lockAccounts, openAccounts, readHolds } from "#domain/ledger/queries";
import type { Transfer } from "#domain/ledger/transfer";
import type { Id } from "#platform/ids";

/** Accounts that are known to be there for good; forgotten when there are too many. */
const opened = new Set<Id<"lac">>();
const mostOpened = 100_000;

/** Books of which nothing is known, which is enough for transfers that are sure. */
export const unseenBooks: Books = { accounts: new Map(), holds: new Map() };

/** Opens the accounts of these transfers that are new. */
export async function openNew(tx: Statements, transfers: readonly Transfer[]): Promise<void> {
  const unknown = accountsOf(transfers, (id) => !opened.has(id));
  const made = await openAccounts(tx, unknown);
  // Those that this very transaction has made are there for good only when it is committed.
  const known = unknown.filter(({ id }) => !made.has(id));
  if (opened.size + known.length > mostOpened) opened.clear();
  for (const { id } of known) opened.add(id);
}

/**
 * Opens the accounts of these chains that are new, and looks at the books they are decided on: at
 * none where each chain is sure, else at all that they touch, locked in the order of the ids.
 */
export async function lookAtBooks(
  tx: Statements,
  chains: readonly (readonly Transfer[])[],
): Promise<Books> {
  const transfers = chains.flat();
  const [, books] = await Promise.all([
    openNew(tx, transfers),
    chains.every(areSure) ? unseenBooks : lockBooks(tx, transfers),
  ]);
  return books;
}

/** In the order of their ids, as all take them. */
function accountsOf(
  transfers: readonly Transfer[],
  isMeant: (id: Id<"lac">) => boolean,
): readonly LedgerAccount[] {
  const names = new Map<Id<"lac">, LedgerAccountName>();
  for (const { debit, credit } of transfers) {
    names.set(ledgerAccountId(debit), debit).set(ledgerAccountId(credit), credit);
  }
  return [...names]
    .filter(([id]) => isMeant(id))
    .map(([, name]) => emptyLedgerAccount(name))
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

/** Sent behind what opens accounts and done in this order: ends of holds are seen under locks. */
async function lockBooks(tx: Statements, transfers: readonly Transfer[]): Promise<Books> {
  const accounts = accountsOf(transfers, () => true);
  const [stored, holds] = await Promise.all([lockAccounts(tx, accounts), readHolds(tx, transfers)]);
  if (stored.length < accounts.length) {
    forgetOpened();
    await openNew(tx, transfers);
    return lockBooks(tx, transfers);
  }
  return {
    accounts: new Map(stored.map((account) => [account.id, account])),
    holds: new Map(holds.map((hold) => [hold.transfer.id, hold])),
  };
}

/** For when one is gone: an older database was put in the place of the one it was known in. */
export function forgetOpened(): void {
  opened.clear();
}

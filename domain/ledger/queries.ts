import type { TransactionSql } from "postgres";
import { ledgerAccounts, ledgerTransfers } from "#db/schema/ledger";
import { decodeRow } from "#db/table-shape";
import {
  emptyLedgerAccount,
  type LedgerAccount,
  type LedgerAccountName,
  ledgerAccountId,
} from "#domain/ledger/ledger-account";
import type { Books, Hold } from "#domain/ledger/post-transfers";
import type { Transfer } from "#domain/ledger/transfer";
import { type Id, idToUuid } from "#platform/ids";

/** Locks what these transfers touch, in the order of the ids, and reads it; opens new accounts. */
export async function lockBooks(
  tx: TransactionSql,
  transfers: readonly Transfer[],
): Promise<Books> {
  const names = new Map<Id<"lac">, LedgerAccountName>();
  for (const { debit, credit } of transfers) {
    names.set(ledgerAccountId(debit), debit).set(ledgerAccountId(credit), credit);
  }
  let accounts = await lockAccounts(tx, names);
  if (accounts.length < names.size) {
    const known = new Set(accounts.map(({ id }) => id));
    await openAccounts(
      tx,
      [...names].filter(([id]) => !known.has(id)).map(([, name]) => name),
    );
    accounts = await lockAccounts(tx, names);
  }
  // Only under the locks: whoever ended a hold meanwhile has committed by now, and is seen.
  const holds = await readHolds(tx, transfers);
  return {
    accounts: new Map(accounts.map((account) => [account.id, account])),
    holds: new Map(holds.map((hold) => [hold.transfer.id, hold])),
  };
}

/** Writes the sums of the accounts that were locked. */
export async function writeAccounts(
  tx: TransactionSql,
  accounts: readonly LedgerAccount[],
): Promise<void> {
  await tx.unsafe(
    `update ledger_accounts as old set
       debits_pending_minor = new.debits_pending, debits_posted_minor = new.debits_posted,
       credits_pending_minor = new.credits_pending, credits_posted_minor = new.credits_posted
     from unnest($1::text[]::uuid[], $2::text[]::uuid[], $3::text[]::bigint[],
       $4::text[]::bigint[], $5::text[]::bigint[], $6::text[]::bigint[])
       as new(account_id, id, debits_pending, debits_posted, credits_pending, credits_posted)
     where old.account_id = new.account_id and old.id = new.id`,
    [
      accounts.map(({ accountId }) => idToUuid(accountId)),
      accounts.map(({ id }) => idToUuid(id)),
      accounts.map(({ debitsPendingMinor }) => debitsPendingMinor.toString()),
      accounts.map(({ debitsPostedMinor }) => debitsPostedMinor.toString()),
      accounts.map(({ creditsPendingMinor }) => creditsPendingMinor.toString()),
      accounts.map(({ creditsPostedMinor }) => creditsPostedMinor.toString()),
    ],
    { prepare: true },
  );
}

async function lockAccounts(
  tx: TransactionSql,
  names: ReadonlyMap<Id<"lac">, LedgerAccountName>,
): Promise<readonly LedgerAccount[]> {
  const rows = await tx.unsafe(
    `select * from ledger_accounts
     where (account_id, id) in (select * from unnest($1::text[]::uuid[], $2::text[]::uuid[]))
     order by id for update`,
    [
      [...names.values()].map(({ accountId }) => idToUuid(accountId)),
      [...names.keys()].map((id) => idToUuid(id)),
    ],
    { prepare: true },
  );
  return rows.map((row) => decodeRow(ledgerAccounts, row));
}

async function openAccounts(
  tx: TransactionSql,
  names: readonly LedgerAccountName[],
): Promise<void> {
  const opened = names.map(emptyLedgerAccount).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await tx.unsafe(
    `insert into ledger_accounts (account_id, id, kind, currency, "limit",
       debits_pending_minor, debits_posted_minor, credits_pending_minor, credits_posted_minor)
     select account_id, id, kind, currency, "limit", 0, 0, 0, 0
     from unnest($1::text[]::uuid[], $2::text[]::uuid[], $3::text[], $4::text[], $5::text[])
       as new(account_id, id, kind, currency, "limit")
     on conflict do nothing`,
    [
      opened.map(({ accountId }) => idToUuid(accountId)),
      opened.map(({ id }) => idToUuid(id)),
      opened.map(({ kind }) => kind),
      opened.map(({ currency }) => currency),
      opened.map(({ limit }) => limit),
    ],
    { prepare: true },
  );
}

async function readHolds(
  tx: TransactionSql,
  transfers: readonly Transfer[],
): Promise<readonly Hold[]> {
  const ends = transfers.filter(({ pendingId }) => pendingId !== null);
  if (ends.length === 0) return [];
  const rows = await tx.unsafe(
    `select hold.*, ending.id is not null as ended from ledger_transfers hold
     left join ledger_transfers ending
       on ending.account_id = hold.account_id and ending.pending_id = hold.id
     where hold.kind = 'pending' and (hold.account_id, hold.id)
       in (select * from unnest($1::text[]::uuid[], $2::text[]::uuid[]))`,
    [
      ends.map(({ debit }) => idToUuid(debit.accountId)),
      ends.map(({ pendingId }) => (pendingId ? idToUuid(pendingId) : null)),
    ],
    { prepare: true },
  );
  return rows.map((row) => ({
    transfer: decodeRow(ledgerTransfers, row),
    ended: row.ended === true,
  }));
}

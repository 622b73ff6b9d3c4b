import { type Statements, sqlClient } from "#db/client";
import { ledgerAccounts, ledgerTransfers } from "#db/schema/ledger";
import { decodeRow } from "#db/table-shape";
import { amountList, refusedUnlessWhole, uuidList, wordList } from "#db/value-list";
import type { CheckedAccount } from "#domain/ledger/books-fault";
import {
  emptyLedgerAccount,
  type LedgerAccount,
  type LedgerAccountName,
  ledgerAccountId,
} from "#domain/ledger/ledger-account";
import type { Books, Hold } from "#domain/ledger/post-transfers";
import type { Transfer } from "#domain/ledger/transfer";
import { type Id, idToUuid, uuidToId } from "#platform/ids";

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

/** Writes the sums of accounts that were locked; fails where one of them is not there. */
export async function writeAccounts(
  tx: Statements,
  accounts: readonly LedgerAccount[],
): Promise<void> {
  if (accounts.length === 0) return;
  await tx.unsafe(
    `with written as (
       update ledger_accounts as old set
         debits_pending_minor = new.debits_pending, debits_posted_minor = new.debits_posted,
         credits_pending_minor = new.credits_pending, credits_posted_minor = new.credits_posted
       from unnest($1::uuid[], $2::uuid[], $3::bigint[],
         $4::bigint[], $5::bigint[], $6::bigint[])
         as new(account_id, id, debits_pending, debits_posted, credits_pending, credits_posted)
       where old.account_id = new.account_id and old.id = new.id returning 1
     ) ${refusedUnlessWhole}`,
    [
      uuidList(accounts.map(({ accountId }) => idToUuid(accountId))),
      uuidList(accounts.map(({ id }) => idToUuid(id))),
      amountList(accounts.map(({ debitsPendingMinor }) => debitsPendingMinor)),
      amountList(accounts.map(({ debitsPostedMinor }) => debitsPostedMinor)),
      amountList(accounts.map(({ creditsPendingMinor }) => creditsPendingMinor)),
      amountList(accounts.map(({ creditsPostedMinor }) => creditsPostedMinor)),
    ],
    { prepare: true },
  );
}

/** Every ledger account of an account as stored and as its transfers add up, in one snapshot. */
export async function readCheckedAccounts(
  accountId: Id<"acct">,
): Promise<readonly CheckedAccount[]> {
  const rows = await sqlClient().unsafe(
    `select stored.*,
       coalesce(sum(moved.amount_minor) filter (where held and is_debit), 0) as debits_held,
       coalesce(sum(moved.amount_minor) filter (where posted and is_debit), 0) as debits_posted,
       coalesce(sum(moved.amount_minor) filter (where held and not is_debit), 0) as credits_held,
       coalesce(sum(moved.amount_minor) filter (where posted and not is_debit), 0) as credits_posted
     from ledger_accounts stored left join (
       select side.id, is_debit, made.amount_minor, made.kind in ('posted', 'post') as posted,
         made.kind = 'pending' and ending.id is null as held
       from ledger_transfers made left join ledger_transfers ending
         on ending.account_id = made.account_id and ending.pending_id = made.id
       cross join lateral (values (made.debit_account_id, true), (made.credit_account_id, false))
         as side(id, is_debit)
       where made.account_id = $1::text::uuid
     ) moved on moved.id = stored.id
     where stored.account_id = $1::text::uuid
     group by stored.account_id, stored.id order by stored.id`,
    [idToUuid(accountId)],
    { prepare: true },
  );
  return rows.map((row) => {
    const stored = decodeRow(ledgerAccounts, row);
    const summed = {
      ...stored,
      debitsPendingMinor: BigInt(String(row.debits_held)),
      debitsPostedMinor: BigInt(String(row.debits_posted)),
      creditsPendingMinor: BigInt(String(row.credits_held)),
      creditsPostedMinor: BigInt(String(row.credits_posted)),
    };
    return { stored, summed };
  });
}

/** Opens those that are new, before any is locked: so no two sessions wait in a circle. */
async function openAccounts(
  tx: Statements,
  accounts: readonly LedgerAccount[],
): Promise<ReadonlySet<Id<"lac">>> {
  if (accounts.length === 0) return new Set();
  const made = await tx.unsafe(
    `insert into ledger_accounts (account_id, id, kind, currency, "limit", customer_id,
       debits_pending_minor, debits_posted_minor, credits_pending_minor, credits_posted_minor)
     select account_id, id, kind, currency, "limit", customer_id, 0, 0, 0, 0
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[],
       $6::uuid[]) as new(account_id, id, kind, currency, "limit", customer_id)
     on conflict do nothing returning id`,
    [
      uuidList(accounts.map(({ accountId }) => idToUuid(accountId))),
      uuidList(accounts.map(({ id }) => idToUuid(id))),
      wordList(accounts.map(({ kind }) => kind)),
      wordList(accounts.map(({ currency }) => currency)),
      wordList(accounts.map(({ limit }) => limit)),
      uuidList(accounts.map(({ customerId }) => (customerId ? idToUuid(customerId) : null))),
    ],
    { prepare: true },
  );
  return new Set(made.map(({ id }) => uuidToId("lac", String(id))));
}

async function lockAccounts(
  tx: Statements,
  accounts: readonly LedgerAccount[],
): Promise<readonly LedgerAccount[]> {
  const rows = await tx.unsafe(
    `select * from ledger_accounts
     where (account_id, id) in (select * from unnest($1::uuid[], $2::uuid[]))
     order by id for no key update`,
    [
      uuidList(accounts.map(({ accountId }) => idToUuid(accountId))),
      uuidList(accounts.map(({ id }) => idToUuid(id))),
    ],
    { prepare: true },
  );
  return rows.map((row) => decodeRow(ledgerAccounts, row));
}

async function readHolds(tx: Statements, transfers: readonly Transfer[]): Promise<readonly Hold[]> {
  const ends = transfers.filter(({ pendingId }) => pendingId !== null);
  if (ends.length === 0) return [];
  const rows = await tx.unsafe(
    `select hold.*, ending.id is not null as ended from ledger_transfers hold
     left join ledger_transfers ending
       on ending.account_id = hold.account_id and ending.pending_id = hold.id
     where hold.kind = 'pending' and (hold.account_id, hold.id)
       in (select * from unnest($1::uuid[], $2::uuid[]))`,
    [
      uuidList(ends.map(({ debit }) => idToUuid(debit.accountId))),
      uuidList(ends.map(({ pendingId }) => (pendingId ? idToUuid(pendingId) : null))),
    ],
    { prepare: true },
  );
  return rows.map((row) => ({
    transfer: decodeRow(ledgerTransfers, row),
    ended: row.ended === true,
  }));
}

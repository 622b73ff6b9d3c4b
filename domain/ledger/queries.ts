import { type Statements, sqlClient } from "#db/client";
import { ledgerAccounts, ledgerTransfers } from "#db/schema/ledger";
import { decodeRow } from "#db/table-shape";
import { uuidList, wordList } from "#db/value-list";
import type { CheckedAccount } from "#domain/ledger/books-fault";
import type { LedgerAccount } from "#domain/ledger/ledger-account";
import type { Hold } from "#domain/ledger/post-transfers";
import type { Transfer } from "#domain/ledger/transfer";
import { type Id, idToUuid, uuidToId } from "#platform/ids";

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
export async function openAccounts(
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

/** Locks these accounts, in the order they are named in, and reads them. */
export async function lockAccounts(
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

/** The holds that these transfers end, and whether they are ended already. */
export async function readHolds(
  tx: Statements,
  transfers: readonly Transfer[],
): Promise<readonly Hold[]> {
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

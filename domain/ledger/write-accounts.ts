import type { Statements } from "#db/client";
import { amountList, refusedUnlessWhole, uuidList } from "#db/value-list";
import type { LedgerAccount } from "#domain/ledger/ledger-account";
import { idToUuid } from "#platform/ids";

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

import type { Statements } from "#db/client";
import { amountList, refusedUnlessWhole, uuidList } from "#db/value-list";
import type { LedgerAccount } from "#domain/ledger/ledger-account";
import type { Books } from "#domain/ledger/post-transfers";
import { idToUuid } from "#platform/ids";

type Sum =
  | "debitsPendingMinor"
  | "debitsPostedMinor"
  | "creditsPendingMinor"
  | "creditsPostedMinor";

/**
 * Adds to the stored sums what these accounts have moved by over the books they were decided on,
 * taking them in the order of their ids; fails where one of them is not there.
 */
export async function writeAccounts(
  tx: Statements,
  books: Books,
  moved: readonly LedgerAccount[],
): Promise<void> {
  if (moved.length === 0) return;
  const accounts = moved.toSorted((left, right) => (left.id < right.id ? -1 : 1));
  const moves = (sum: Sum) =>
    amountList(accounts.map((now) => now[sum] - (books.accounts.get(now.id)?.[sum] ?? 0n)));
  await tx.unsafe(
    `with written as (
       update ledger_accounts as old set
         debits_pending_minor = old.debits_pending_minor + moved.debits_pending,
         debits_posted_minor = old.debits_posted_minor + moved.debits_posted,
         credits_pending_minor = old.credits_pending_minor + moved.credits_pending,
         credits_posted_minor = old.credits_posted_minor + moved.credits_posted
       from unnest($1::uuid[], $2::uuid[], $3::bigint[],
         $4::bigint[], $5::bigint[], $6::bigint[])
         as moved(account_id, id, debits_pending, debits_posted, credits_pending, credits_posted)
       where old.account_id = moved.account_id and old.id = moved.id returning 1
     ) ${refusedUnlessWhole}`,
    [
      uuidList(accounts.map(({ accountId }) => idToUuid(accountId))),
      uuidList(accounts.map(({ id }) => idToUuid(id))),
      moves("debitsPendingMinor"),
      moves("debitsPostedMinor"),
      moves("creditsPendingMinor"),
      moves("creditsPostedMinor"),
    ],
    { prepare: true },
  );
}

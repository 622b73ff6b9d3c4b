import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type BooksFault, booksFaults } from "#domain/ledger/books-fault";
import { readCheckedAccounts } from "#domain/ledger/queries";

/** What a check of an account's books found. */
export interface BooksCheck {
  /** How many ledger accounts were looked at. */
  readonly ledgerAccounts: number;
  /** Empty as long as the books are true. */
  readonly faults: readonly BooksFault[];
}

/**
 * The standing check: in every currency debits equal credits, posted and pending, and each balance
 * is the sum of its transfers; read in one snapshot, so it holds also while money moves.
 */
export async function checkBooks(ctx: Context): Promise<BooksCheck> {
  requireScope(ctx, "ledger:check");
  const checked = await readCheckedAccounts(ctx.account.id);
  return { ledgerAccounts: checked.length, faults: booksFaults(checked) };
}

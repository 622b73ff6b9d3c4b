import { eq } from "drizzle-orm";
import { balanceTransactions } from "#db/schema/balance";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { listLines } from "#domain/balance/queries";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { Currency } from "#domain/money/currencies";

export interface ListBalanceTransactionsInput extends ListInput {
  readonly type?: BalanceTransaction["type"] | undefined;
  readonly currency?: Currency | undefined;
  readonly status?: BalanceTransaction["status"] | undefined;
  /** The charge or refund behind the lines. */
  readonly sourceId?: string | undefined;
}

/** The account's balance transactions, newest first. */
export async function listBalanceTransactions(
  ctx: Context,
  input: ListBalanceTransactionsInput,
): Promise<Page<BalanceTransaction>> {
  requireScope(ctx, "balance:read");

  const { type, currency, status, sourceId } = input;
  return listLines(readerOf(ctx), input, [
    type && eq(balanceTransactions.type, type),
    currency && eq(balanceTransactions.currency, currency),
    status && eq(balanceTransactions.status, status),
    sourceId === undefined ? undefined : eq(balanceTransactions.sourceId, sourceId),
  ]);
}

import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import { loadCustomer } from "#domain/customers/load-customer";
import type { Currency } from "#domain/money/currencies";
import { pageOfTransactions } from "#domain/wallets/queries";
import type { WalletTransaction } from "#domain/wallets/wallet";

export interface ListWalletTransactionsInput extends ListInput {
  readonly customerId: string;
  readonly currency?: Currency | undefined;
}

/** The moves of a customer's stored balance, newest first. */
export async function listWalletTransactions(
  ctx: Context,
  { customerId, ...list }: ListWalletTransactionsInput,
): Promise<Page<WalletTransaction>> {
  requireScope(ctx, "wallets:read");

  const read = readerOf(ctx);
  const customer = await loadCustomer(read, customerId, "customer");
  return pageOfTransactions(read, customer.id, list);
}

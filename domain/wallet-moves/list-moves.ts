import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { type Reader, readerOf } from "#domain/changes/reader";
import { loadCustomer } from "#domain/customers/load-customer";
import type { TopUp, WalletTransfer, Withdrawal } from "#domain/wallet-moves/move-rows";
import { pageOfTopUps, pageOfTransfers, pageOfWithdrawals } from "#domain/wallet-moves/queries";
import type { Id } from "#platform/ids";

export interface ListMovesInput extends ListInput {
  readonly customerId: string;
}

/** The top-ups of a customer, newest first, those that were declined among them. */
export function listTopUps(ctx: Context, input: ListMovesInput): Promise<Page<TopUp>> {
  requireScope(ctx, "wallets:read");
  return pageBy(ctx, input, pageOfTopUps);
}

/** The withdrawals of a customer, newest first. */
export function listWithdrawals(ctx: Context, input: ListMovesInput): Promise<Page<Withdrawal>> {
  requireScope(ctx, "wallets:read");
  return pageBy(ctx, input, pageOfWithdrawals);
}

/** The transfers from and to a customer, newest first. */
export function listTransfers(ctx: Context, input: ListMovesInput): Promise<Page<WalletTransfer>> {
  requireScope(ctx, "wallets:read");
  return pageBy(ctx, input, pageOfTransfers);
}

async function pageBy<Row>(
  ctx: Context,
  { customerId, ...list }: ListMovesInput,
  pageOf: (read: Reader, customerId: Id<"cus">, list: ListInput) => Promise<Page<Row>>,
): Promise<Page<Row>> {
  const read = readerOf(ctx);
  const { id } = await loadCustomer(read, customerId, "customer");
  return pageOf(read, id, list);
}

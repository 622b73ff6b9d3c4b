import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Reader, readerOf } from "#domain/changes/reader";
import { loadCustomer } from "#domain/customers/load-customer";
import { DomainError } from "#domain/errors/domain-error";
import type { TopUp, WalletTransfer, Withdrawal } from "#domain/wallet-moves/move-rows";
import { findTopUp, findTransfer, findWithdrawal } from "#domain/wallet-moves/queries";
import type { Id } from "#platform/ids";

export interface RetrieveMoveInput {
  readonly customerId: string;
  readonly moveId: string;
}

/** One top-up of a customer. */
export async function retrieveTopUp(ctx: Context, input: RetrieveMoveInput): Promise<TopUp> {
  requireScope(ctx, "wallets:read");
  return foundBy(ctx, input, { find: findTopUp, noun: "top-up", param: "top_up" });
}

/** One withdrawal of a customer. */
export async function retrieveWithdrawal(
  ctx: Context,
  input: RetrieveMoveInput,
): Promise<Withdrawal> {
  requireScope(ctx, "wallets:read");
  return foundBy(ctx, input, { find: findWithdrawal, noun: "withdrawal", param: "withdrawal" });
}

/** One transfer from or to a customer. */
export async function retrieveTransfer(
  ctx: Context,
  input: RetrieveMoveInput,
): Promise<WalletTransfer> {
  requireScope(ctx, "wallets:read");
  return foundBy(ctx, input, { find: findTransfer, noun: "transfer", param: "transfer" });
}

interface Lookup<Row> {
  readonly find: (read: Reader, customerId: Id<"cus">, text: string) => Promise<Row | undefined>;
  readonly noun: string;
  readonly param: string;
}

async function foundBy<Row>(
  ctx: Context,
  { customerId, moveId }: RetrieveMoveInput,
  { find, noun, param }: Lookup<Row>,
): Promise<Row> {
  const read = readerOf(ctx);
  const { id } = await loadCustomer(read, customerId, "customer");
  const found = await find(read, id, moveId);
  if (found) return found;
  throw new DomainError("resource_missing", `No such ${noun}.`, { param });
}

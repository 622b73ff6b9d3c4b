import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadCustomer } from "#domain/customers/load-customer";
import { DomainError } from "#domain/errors/domain-error";
import { findTransaction } from "#domain/wallets/queries";
import type { WalletTransaction } from "#domain/wallets/wallet";

export interface RetrieveWalletTransactionInput {
  readonly customerId: string;
  readonly transactionId: string;
}

/** One move of a customer's stored balance. */
export async function retrieveWalletTransaction(
  ctx: Context,
  { customerId, transactionId }: RetrieveWalletTransactionInput,
): Promise<WalletTransaction> {
  requireScope(ctx, "wallets:read");

  const read = readerOf(ctx);
  const customer = await loadCustomer(read, customerId, "customer");
  const found = await findTransaction(read, customer.id, transactionId);
  if (found) return found;
  const param = "transaction";
  throw new DomainError("resource_missing", "No such cash balance transaction.", { param });
}

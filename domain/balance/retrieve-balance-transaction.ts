import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { findBalanceTransaction } from "#domain/balance/queries";
import { readerOf } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { parseId } from "#platform/ids";

/** The balance transaction of that id. */
export async function retrieveBalanceTransaction(
  ctx: Context,
  input: { readonly balanceTransactionId: string },
): Promise<BalanceTransaction> {
  requireScope(ctx, "balance:read");

  const id = parseId("txn", input.balanceTransactionId);
  const line = id && (await findBalanceTransaction(readerOf(ctx), id));
  if (line) return line;
  throw new DomainError("resource_missing", "No such balance transaction.", { param: "id" });
}

import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadHolder } from "#domain/wallets/load-holder";
import type { Holder } from "#domain/wallets/wallet";

/** What a customer has stored, in every currency they ever had. */
export async function retrieveCashBalance(
  ctx: Context,
  input: { readonly customerId: string },
): Promise<Holder> {
  requireScope(ctx, "wallets:read");

  return loadHolder(readerOf(ctx), input.customerId, "customer");
}

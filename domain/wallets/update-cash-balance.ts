import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadHolder } from "#domain/wallets/load-holder";
import type { Holder } from "#domain/wallets/wallet";

/**
 * Takes the one setting there is, which is how it is already: stored money pays for something only
 * when a payment asks for it.
 */
export async function updateCashBalance(
  ctx: Context,
  input: { readonly customerId: string },
): Promise<Holder> {
  requireScope(ctx, "wallets:write");

  return loadHolder(readerOf(ctx), input.customerId, "customer");
}

import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadPayout } from "#domain/payouts/load-payout";
import type { Payout } from "#domain/payouts/payout";

/** The payout of that id. */
export async function retrievePayout(
  ctx: Context,
  input: { readonly payoutId: string },
): Promise<Payout> {
  requireScope(ctx, "payouts:read");

  return loadPayout(readerOf(ctx), input.payoutId);
}

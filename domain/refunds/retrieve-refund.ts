import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadRefund } from "#domain/refunds/load-refund";
import type { Refund } from "#domain/refunds/refund";

/** The refund of that id. */
export async function retrieveRefund(
  ctx: Context,
  input: { readonly refundId: string },
): Promise<Refund> {
  requireScope(ctx, "refunds:read");

  return loadRefund(readerOf(ctx), input.refundId);
}

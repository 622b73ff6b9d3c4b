import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadTransfer } from "#domain/transfers/queries";
import type { Transfer } from "#domain/transfers/transfer";

/** The transfer of that id, for the account that sent it and the one that received it. */
export async function retrieveTransfer(
  ctx: Context,
  input: { readonly transferId: string },
): Promise<Transfer> {
  requireScope(ctx, "transfers:read");

  return loadTransfer(readerOf(ctx), input.transferId);
}

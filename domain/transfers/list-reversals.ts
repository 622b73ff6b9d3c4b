import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import { listReversalRows, loadTransfer } from "#domain/transfers/queries";
import type { TransferReversal } from "#domain/transfers/transfer";

export interface ListReversalsInput extends ListInput {
  readonly transferId: string;
}

/** What went back of a transfer, newest first. */
export async function listReversals(
  ctx: Context,
  input: ListReversalsInput,
): Promise<Page<TransferReversal>> {
  requireScope(ctx, "transfers:read");

  const read = readerOf(ctx);
  const { id } = await loadTransfer(read, input.transferId);
  return listReversalRows(read, input, id);
}

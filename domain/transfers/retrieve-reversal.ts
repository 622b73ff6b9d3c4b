import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { findReversal, loadTransfer } from "#domain/transfers/queries";
import type { TransferReversal } from "#domain/transfers/transfer";
import { parseId } from "#platform/ids";

export interface RetrieveReversalInput {
  /** The transfer that it is of, where the path of the request says it. */
  readonly transferId?: string | undefined;
  readonly reversalId: string;
}

/** The reversal of that id. */
export async function retrieveReversal(
  ctx: Context,
  input: RetrieveReversalInput,
): Promise<TransferReversal> {
  requireScope(ctx, "transfers:read");

  const read = readerOf(ctx);
  const { transferId } = input;
  const transfer = transferId === undefined ? undefined : await loadTransfer(read, transferId);
  const id = parseId("trr", input.reversalId);
  const reversal = id && (await findReversal(read, id));
  if (reversal && (!transfer || reversal.transferId === transfer.id)) return reversal;
  throw new DomainError("resource_missing", "No such transfer reversal.", { param: "reversal" });
}

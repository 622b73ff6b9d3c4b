import { eq } from "drizzle-orm";
import { transfers } from "#db/schema/transfers";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { idFilter, type ListInput, type Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import { listRows } from "#domain/transfers/queries";
import type { Transfer } from "#domain/transfers/transfer";

export interface ListTransfersInput extends ListInput {
  /** Those that the account sent, unless told otherwise. */
  readonly direction?: Transfer["direction"] | "both" | undefined;
  readonly destinationId?: string | undefined;
  readonly transferGroup?: string | undefined;
}

/** The account's transfers, newest first. */
export async function listTransfers(
  ctx: Context,
  input: ListTransfersInput,
): Promise<Page<Transfer>> {
  requireScope(ctx, "transfers:read");

  const { direction = "sent", destinationId, transferGroup } = input;
  return listRows(readerOf(ctx), input, [
    direction === "both" ? undefined : eq(transfers.direction, direction),
    idFilter(transfers.destinationAccountId, "acct", destinationId),
    transferGroup === undefined ? undefined : eq(transfers.transferGroup, transferGroup),
  ]);
}

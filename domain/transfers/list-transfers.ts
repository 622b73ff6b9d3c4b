import { transfers } from "#db/schema/transfers";
import { naming, narrowed, stretches } from "#db/stretches";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
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
  const narrowing = narrowed(
    transferGroup === undefined ? undefined : stretches([transfers.transferGroup, [transferGroup]]),
    naming(transfers.destinationAccountId, "acct", destinationId),
    direction === "both" ? undefined : stretches([transfers.direction, [direction]]),
  );
  return listRows(readerOf(ctx), input, narrowing);
}

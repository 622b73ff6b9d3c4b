import { transfers } from "#db/schema/transfers";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { toldChange } from "#domain/events/event-note";
import { loadTransfer } from "#domain/transfers/queries";
import type { Transfer } from "#domain/transfers/transfer";
import { transferView } from "#domain/transfers/transfer-view";

export interface UpdateTransferInput {
  readonly transferId: string;
  readonly description?: string | null | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/** Changes what the account itself keeps of a transfer; the other account's words stay. */
export async function updateTransfer(ctx: Context, input: UpdateTransferInput): Promise<Transfer> {
  requireScope(ctx, "transfers:write");

  return commit(ctx, async (read) => {
    const transfer = await loadTransfer(read, input.transferId);
    const { description = transfer.description } = input;
    const metadata = changedMetadata(transfer.metadata, input.metadata);
    const after: Transfer = next(transfer, { description, metadata });
    const shapes = {
      before: transferView(transfer, ctx.account),
      after: transferView(after, ctx.account),
    };
    return change(after, {
      audit: { action: "transfer.updated", subject: transfer.id },
      events: [toldChange("transfer.updated", shapes, after.version)],
    }).updates(transfers, transfer, after);
  });
}

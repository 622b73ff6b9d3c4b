import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { commit } from "#domain/changes/commit";
import { loadDoubt } from "#domain/channel-operations/queries";
import { settlement } from "#domain/channel-operations/settlement";
import type { ChannelMessage } from "#domain/channels/channel-word";
import type { Operation } from "#domain/channels/operation";

export interface SettleOperationInput {
  /** Our reference at the channel. */
  readonly operationId: string;
  readonly message: ChannelMessage;
}

/** The one door for what a channel says: keeps it as evidence, and follows it if it is news. */
export async function settleOperation(
  ctx: Context,
  { operationId, message }: SettleOperationInput,
): Promise<Operation> {
  requireScope(ctx, "channels:resolve");

  return commit(ctx, async (read) => {
    const told = { message, account: ctx.account, at: read.now };
    return settlement(await loadDoubt(read, operationId), told, ({ operation }) => operation);
  });
}

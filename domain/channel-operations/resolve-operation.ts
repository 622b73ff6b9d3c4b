import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadDoubt } from "#domain/channel-operations/queries";
import { settleOperation } from "#domain/channel-operations/settle-operation";
import type { ChannelWord } from "#domain/channels/channel-word";
import type { Operation } from "#domain/channels/operation";
import { closeAtSandbox, lookUpAtSandbox } from "#domain/channels/sandbox-acquirer";

/** A request may still be on its way when it is first not found; only then is it called off. */
const lookUpsBeforeClosing = 3;

/**
 * Looks up by our reference what is in doubt. Nothing is ever sent a second time and nothing fails
 * by the clock: what the channel does not know it is told to close, and only its word that this can
 * never be done any more makes it failed.
 */
export async function resolveOperation(
  ctx: Context,
  { operationId }: { readonly operationId: string },
): Promise<Operation> {
  requireScope(ctx, "channels:resolve");

  const { operation } = await loadDoubt(readerOf(ctx), operationId);
  if (!isDue(operation, ctx)) return operation;
  const found = await lookUpAtSandbox(operation, ctx.clock);
  const message = { ...found, source: "look_up" } as const;
  const looked = await settleOperation(ctx, { operationId, message });
  if (!isToClose(looked, found)) return looked;
  const closed = await closeAtSandbox(operation, ctx.clock);
  return settleOperation(ctx, { operationId, message: { ...closed, source: "closing" } });
}

function isDue({ nextLookUpAt }: Operation, { clock }: Context): boolean {
  return nextLookUpAt !== null && Temporal.Instant.compare(nextLookUpAt, clock()) <= 0;
}

function isToClose({ state, lookUps }: Operation, { state: found }: ChannelWord): boolean {
  return found === "not_found" && state === "unknown" && lookUps >= lookUpsBeforeClosing;
}

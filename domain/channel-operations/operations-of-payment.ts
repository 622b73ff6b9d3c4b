import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { evidenceRows, operationRows } from "#domain/channel-operations/queries";
import type { Evidence, Operation } from "#domain/channels/operation";
import { parseId } from "#platform/ids";

/** What was asked of a channel, and every word about it. */
export interface ToldOperation {
  readonly operation: Operation;
  readonly evidence: readonly Evidence[];
}

/** All that was asked of a channel about a payment, the oldest first; nothing for a stranger's. */
export async function operationsOfPayment(
  ctx: Context,
  { paymentId }: { readonly paymentId: string },
): Promise<readonly ToldOperation[]> {
  requireScope(ctx, "channels:read");

  const known = parseId("pi", paymentId);
  const read = readerOf(ctx);
  const operations = known ? await operationRows(read, known) : [];
  if (operations.length === 0) return [];
  const evidence = await evidenceRows(
    read,
    operations.map(({ id }) => id),
  );
  return operations.map((operation) => ({
    operation,
    evidence: evidence.filter(({ operationId }) => operationId === operation.id),
  }));
}

import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import type {
  RedeliverySelection,
  RequestedRedelivery,
} from "#domain/webhook-redeliveries/redelivery";
import { selectedEvents } from "#domain/webhook-redeliveries/selected-events";

/** How many events would be delivered again. */
export async function countRedelivery(
  ctx: Context,
  input: RedeliverySelection,
): Promise<RequestedRedelivery> {
  requireScope(ctx, "webhooks:read");

  const { count } = await selectedEvents(readerOf(ctx), input);
  return { count, redelivery: null };
}

import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import type { ToldEvent } from "#domain/event-log/event";
import { loadEvent } from "#domain/event-log/load-event";
import { pendingOf } from "#domain/event-log/queries";

/** One event as it stood when it happened. */
export async function retrieveEvent(
  ctx: Context,
  input: { readonly eventId: string },
): Promise<ToldEvent> {
  requireScope(ctx, "events:read");

  const read = readerOf(ctx);
  const event = await loadEvent(read, input.eventId, "event");
  const pending = await pendingOf(read, [event]);
  return { event, pendingWebhooks: pending.get(event.id) ?? 0 };
}

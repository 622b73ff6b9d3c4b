import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { ToldEvent } from "#domain/event-log/event";
import { requireTypePatterns } from "#domain/event-log/event-types";
import { type EventFilter, pageOfEvents, pendingOf } from "#domain/event-log/queries";

export type ListEventsInput = ListInput & EventFilter;

/** The account's events, newest first; types may be named with `refund.*` or `*`. */
export async function listEvents(ctx: Context, input: ListEventsInput): Promise<Page<ToldEvent>> {
  requireScope(ctx, "events:read");

  requireTypePatterns(input.types ?? [], "types");
  const read = readerOf(ctx);
  const page = await pageOfEvents(read, input, input);
  const pending = await pendingOf(read, page.rows);
  const rows = page.rows.map((event) => ({ event, pendingWebhooks: pending.get(event.id) ?? 0 }));
  return { ...page, rows };
}

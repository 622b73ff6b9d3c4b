import type { Page } from "#domain/changes/page";
import type { ToldEvent } from "#domain/event-log/event";
import type { ListEventsInput } from "#domain/event-log/list-events";
import { unixSeconds } from "#platform/clock";

const bounds = ["gt", "gte", "lt", "lte"] as const;

/** Where a program finds the events after these, by the same filters; null where there are none. */
export function nextPageUrl(
  path: string,
  { asked, page }: { readonly asked: ListEventsInput; readonly page: Page<ToldEvent> },
): string | null {
  const last = page.stoppedAt ?? page.rows.at(-1)?.event.id;
  if (!page.hasMore || last === undefined) return null;
  const query = new URLSearchParams([
    ...bounds.flatMap((bound) => {
      const at = asked.created?.[bound];
      return at ? [[`created[${bound}]`, String(unixSeconds(at))]] : [];
    }),
    ["limit", String(asked.limit)],
    ...(asked.objectId === undefined ? [] : [["object_id", asked.objectId]]),
    ...(asked.types ?? []).map((type, place) => [`types[${place}]`, type]),
    ["page", last],
  ]);
  return `${path}?${query.toString()}`;
}

import { objectAddress } from "#app/(dashboard)/object-address";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { ObjectLink } from "#components/object-link";
import type { ToldEvent } from "#domain/event-log/event";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The columns of the list of events. */
export function eventColumns(ctx: DashboardContext): readonly Column<ToldEvent>[] {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "events");
  return [
    {
      key: "type",
      head: words("type"),
      phone: "title",
      grow: true,
      cell: ({ event }) => <span className="font-mono text-[0.923em]">{event.type}</span>,
    },
    {
      key: "object",
      head: words("object"),
      phone: "start",
      from: "sm",
      cell: ({ event: { objectId } }) => (
        <ObjectLink id={objectId} href={objectAddress(objectId)} short />
      ),
    },
    {
      key: "waiting",
      head: words("waiting"),
      phone: "none",
      from: "md",
      cell: ({ pendingWebhooks: count }) => (
        <span className={count === 0 ? "text-ink-faint" : undefined}>
          {words("waitingCount", { count })}
        </span>
      ),
    },
    {
      key: "when",
      head: words("when"),
      align: "end",
      phone: "end",
      cell: ({ event }) => <Instant value={event.createdAt} zone={timeZone} locale={locale} />,
    },
  ];
}

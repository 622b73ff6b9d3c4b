import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { ObjectStatus } from "#components/object-status";
import type { DeliveryOfEvent } from "#domain/webhook-deliveries/delivery";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

type DeliveryColumn = Column<DeliveryOfEvent>;

/** The columns of the list of deliveries to one endpoint. */
export function deliveryColumns(ctx: DashboardContext): readonly DeliveryColumn[] {
  return [...whatCame(ctx), ...when(ctx)];
}

function whatCame({ locale }: DashboardContext): readonly DeliveryColumn[] {
  const words = translator(locale, "webhooks");
  return [
    {
      key: "event",
      head: words("event"),
      phone: "title",
      grow: true,
      cell: ({ event }) => <span className="font-mono text-[0.923em]">{event.type}</span>,
    },
    {
      key: "state",
      head: words("state"),
      phone: "corner",
      cell: ({ delivery }) => (
        <ObjectStatus kind="webhookDelivery" status={delivery.state} locale={locale} />
      ),
    },
    {
      key: "answer",
      head: words("answer"),
      phone: "start",
      from: "sm",
      cell: ({ delivery: { lastStatus, lastFailure } }) => (
        <span className="font-mono text-[0.923em]">{lastStatus ?? lastFailure ?? "–"}</span>
      ),
    },
    {
      key: "attempts",
      head: words("attempts"),
      align: "end",
      phone: "end",
      from: "sm",
      cell: ({ delivery }) => words("attemptCount", { count: delivery.attempts }),
    },
  ];
}

function when({ locale, timeZone, now }: DashboardContext): readonly DeliveryColumn[] {
  const words = translator(locale, "webhooks");
  return [
    {
      key: "next",
      head: words("nextTry"),
      align: "end",
      from: "md",
      cell: ({ delivery: { nextAttemptAt } }) =>
        nextAttemptAt ? (
          <Instant value={nextAttemptAt} now={now} zone={timeZone} locale={locale} />
        ) : (
          <span className="text-ink-faint">{"–"}</span>
        ),
    },
    {
      key: "when",
      head: words("when"),
      align: "end",
      cell: ({ delivery }) => (
        <Instant value={delivery.createdAt} zone={timeZone} locale={locale} />
      ),
    },
  ];
}

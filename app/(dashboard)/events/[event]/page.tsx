import type { Metadata } from "next";
import { objectAddress } from "#app/(dashboard)/object-address";
import { withoutClientSecrets } from "#app/(dashboard)/webhooks/without-client-secrets";
import { Card } from "#components/card";
import { CodeBox } from "#components/code-box";
import { Columns } from "#components/columns";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { ObjectHead } from "#components/object-head";
import { ObjectId } from "#components/object-id";
import { ObjectLink } from "#components/object-link";
import type { StoredEvent } from "#domain/event-log/event";
import { eventView } from "#domain/event-log/event-view";
import { retrieveEvent } from "#domain/event-log/retrieve-event";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { EventDeliveries } from "./event-deliveries.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "object")("event") };
}

/** One event: the object as it stood, what it was before, who asked, and who was told. */
export default async function EventPage({ params }: PageProps<"/events/[event]">) {
  const ctx = await dashboardContext();
  const { event: eventId } = await params;
  const told = await shown(retrieveEvent(ctx, { eventId }));
  const { event } = told;
  const words = translator(ctx.locale, "events");
  return (
    <>
      <ObjectHead
        back={{ href: "/events", label: words("title") }}
        kind={translator(ctx.locale, "object")("event")}
        id={event.id}
        title={<span className="font-mono text-lg">{event.type}</span>}
      />
      <Columns
        aside={
          <Card title={words("facts")}>
            <Facts facts={facts(event, ctx)} layout="stacked" />
          </Card>
        }
      >
        <EventDeliveries eventId={event.id} ctx={ctx} />
        <Card title={words("previous")}>
          {event.previousAttributes ? (
            <CodeBox text={jsonText(event.previousAttributes)} />
          ) : (
            <p className="text-ink-soft">{words("previousNone")}</p>
          )}
        </Card>
        <Card title={words("json")}>
          <CodeBox text={jsonText(eventView(told, ctx.account))} />
        </Card>
      </Columns>
    </>
  );
}

function jsonText(value: unknown): string {
  return withoutClientSecrets(JSON.stringify(value, null, 2));
}

function facts(
  event: StoredEvent,
  { locale, timeZone, scopes }: DashboardContext,
): readonly Fact[] {
  const words = translator(locale, "events");
  const { objectId, requestId, idempotencyKey, sequence, createdAt } = event;
  return [
    {
      term: words("object"),
      value: <ObjectLink id={objectId} href={objectAddress(objectId)} />,
    },
    {
      term: words("when"),
      value: <Instant value={createdAt} zone={timeZone} locale={locale} exact />,
    },
    { term: words("sequence"), value: sequence.toString() },
    {
      term: words("request"),
      value: requestId ? (
        <ObjectLink
          id={requestId}
          href={scopes.has("requests:read") ? objectAddress(requestId) : undefined}
        />
      ) : (
        words("noRequest")
      ),
    },
    ...(idempotencyKey
      ? [{ term: words("idempotencyKey"), value: <ObjectId id={idempotencyKey} whole /> }]
      : []),
  ];
}

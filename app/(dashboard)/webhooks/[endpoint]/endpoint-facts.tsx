import { Card } from "#components/card";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { MetadataCard } from "#components/metadata-card";
import { RawJson } from "#components/raw-json";
import { webhookEndpointView } from "#domain/webhook-endpoints/webhook-endpoint-view";
import {
  countedDays,
  type EndpointStanding,
  mostCounted,
} from "#domain/webhook-standings/endpoint-standing";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface EndpointFactsProps {
  readonly standing: EndpointStanding;
  readonly ctx: DashboardContext;
}

/** What is true of an endpoint: what it takes, how it does, and what the API shows of it. */
export function EndpointFacts({ standing, ctx }: EndpointFactsProps) {
  const { locale, account } = ctx;
  const { endpoint } = standing;
  return (
    <>
      <Card title={translator(locale, "webhooks")("facts")}>
        <Facts facts={facts(standing, ctx)} layout="stacked" />
        <RawJson value={webhookEndpointView(endpoint, account)} locale={locale} />
      </Card>
      <MetadataCard metadata={endpoint.metadata} locale={locale} />
    </>
  );
}

function facts(standing: EndpointStanding, ctx: DashboardContext): readonly Fact[] {
  const { locale, timeZone, now } = ctx;
  const { endpoint, counts, lastArrivedAt } = standing;
  const words = translator(locale, "webhooks");
  const days = { days: countedDays };
  return [
    { term: words("events"), value: <EventTypes types={endpoint.enabledEvents} /> },
    { term: words("sent", { ...days, most: mostCounted }), value: words("counts", { ...counts }) },
    {
      term: words("lastArrived"),
      value: lastArrivedAt ? (
        <Instant value={lastArrivedAt} now={now} zone={timeZone} locale={locale} />
      ) : (
        words("never", days)
      ),
    },
    ...(endpoint.apiVersion ? [{ term: words("apiVersion"), value: endpoint.apiVersion }] : []),
    {
      term: translator(locale, "words")("created"),
      value: <Instant value={endpoint.createdAt} zone={timeZone} locale={locale} />,
    },
  ];
}

function EventTypes({ types }: { readonly types: readonly string[] }) {
  return (
    <ul className="max-h-60 overflow-y-auto font-mono text-[0.923em]">
      {types.map((type) => (
        <li key={type}>{type}</li>
      ))}
    </ul>
  );
}

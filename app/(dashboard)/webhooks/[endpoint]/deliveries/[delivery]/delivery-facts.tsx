import Link from "next/link";
import { objectAddress } from "#app/(dashboard)/object-address";
import { endpointAddress } from "#app/(dashboard)/webhooks/webhook-address";
import { Card } from "#components/card";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { ObjectLink } from "#components/object-link";
import type { Delivery } from "#domain/webhook-deliveries/delivery";
import type { DeliveryStory } from "#domain/webhook-deliveries/delivery-view";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface DeliveryFactsProps {
  readonly story: DeliveryStory;
  readonly endpoint: WebhookEndpoint;
  readonly ctx: DashboardContext;
}

/** What is true of a delivery: of which event, to where, since when and when again. */
export function DeliveryFacts({ story, endpoint, ctx }: DeliveryFactsProps) {
  const { event } = story;
  const words = translator(ctx.locale, "delivery");
  const related: readonly Fact[] = [
    {
      term: words("endpoint"),
      value: (
        <Link href={endpointAddress(endpoint.id)} className="text-link wrap-anywhere">
          {endpoint.url}
        </Link>
      ),
    },
    {
      term: words("event"),
      value: <ObjectLink id={event.id} href={objectAddress(event.id)} />,
    },
    {
      term: words("object"),
      value: <ObjectLink id={event.objectId} href={objectAddress(event.objectId)} />,
    },
  ];
  return (
    <Card title={words("facts")}>
      <Facts facts={[...related, ...times(story.delivery, ctx)]} layout="stacked" />
    </Card>
  );
}

function times({ createdAt, nextAttemptAt, finishedAt }: Delivery, ctx: DashboardContext) {
  const { locale, timeZone, now } = ctx;
  const words = translator(locale, "delivery");
  const fact = (term: string, value: Temporal.Instant, asAge = false): Fact => ({
    term,
    value: <Instant value={value} now={asAge ? now : undefined} zone={timeZone} locale={locale} />,
  });
  return [
    fact(words("planned"), createdAt),
    ...(nextAttemptAt ? [fact(words("nextTry"), nextAttemptAt, true)] : []),
    ...(finishedAt ? [fact(words("finished"), finishedAt)] : []),
  ];
}

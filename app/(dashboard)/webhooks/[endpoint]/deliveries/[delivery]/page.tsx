import type { Metadata } from "next";
import { redeliverAction } from "#app/(dashboard)/webhooks/actions";
import { endpointAddress } from "#app/(dashboard)/webhooks/webhook-address";
import { Columns } from "#components/columns";
import { ConfirmDialog } from "#components/confirm-dialog";
import { ObjectHead } from "#components/object-head";
import { ObjectStatus } from "#components/object-status";
import type { DeliveryStory } from "#domain/webhook-deliveries/delivery-view";
import { retrieveDelivery } from "#domain/webhook-deliveries/retrieve-delivery";
import { retrieveEndpoint } from "#domain/webhook-endpoints/retrieve-endpoint";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { AttemptCard } from "./attempt-card.tsx";
import { DeliveryFacts } from "./delivery-facts.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "delivery")("title") };
}

type DeliveryPageProps = PageProps<"/webhooks/[endpoint]/deliveries/[delivery]">;

/** One event on its way to one endpoint: every attempt, with request and answer. */
export default async function DeliveryPage({ params }: DeliveryPageProps) {
  const ctx = await dashboardContext();
  const { endpoint: endpointId, delivery: deliveryId } = await params;
  const endpoint = await shown(retrieveEndpoint(ctx, { endpointId }));
  const story = await shown(retrieveDelivery(ctx, { endpointId, deliveryId }));
  const { locale } = ctx;
  const words = translator(locale, "delivery");
  const { delivery, event } = story;
  return (
    <>
      <ObjectHead
        back={{ href: endpointAddress(endpoint.id), label: endpoint.url }}
        kind={translator(locale, "object")("webhookDelivery")}
        id={delivery.id}
        title={<span className="font-mono text-lg">{event.type}</span>}
        status={<ObjectStatus kind="webhookDelivery" status={delivery.state} locale={locale} />}
        action={<Redeliver story={story} endpoint={endpoint} ctx={ctx} />}
      />
      <Columns aside={<DeliveryFacts story={story} endpoint={endpoint} ctx={ctx} />}>
        <section>
          <h2 className="mb-3 text-lg">{words("attempts")}</h2>
          <div className="space-y-3">
            {story.attempts.length === 0 && <p className="text-ink-soft">{words("noAttempts")}</p>}
            {story.attempts.toReversed().map((attempt, place) => (
              <AttemptCard
                key={attempt.number}
                story={story}
                attempt={attempt}
                open={place === 0}
                ctx={ctx}
              />
            ))}
          </div>
        </section>
      </Columns>
    </>
  );
}

interface RedeliverProps {
  readonly story: DeliveryStory;
  readonly endpoint: WebhookEndpoint;
  readonly ctx: DashboardContext;
}

function Redeliver({ story, endpoint, ctx: { locale, scopes } }: RedeliverProps) {
  const words = translator(locale, "delivery");
  const places = translator(locale, "webhooks");
  const disabledReason = endpoint.status === "disabled" ? places("enableFirst") : undefined;
  return (
    <ConfirmDialog
      id="redeliver"
      trigger={words("redeliver")}
      variant="primary"
      reason={scopes.has("webhooks:write") ? disabledReason : places("readOnly")}
      title={words("redeliverTitle")}
      sentence={words("redeliverSentence", { url: endpoint.url })}
      action={redeliverAction}
      submit={words("redeliver")}
      locale={locale}
    >
      <input type="hidden" name="endpointId" value={endpoint.id} />
      <input type="hidden" name="eventId" value={story.event.id} />
    </ConfirmDialog>
  );
}

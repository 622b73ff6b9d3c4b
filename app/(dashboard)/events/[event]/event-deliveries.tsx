import Link from "next/link";
import { deliveryAddress } from "#app/(dashboard)/webhooks/webhook-address";
import { Card } from "#components/card";
import { ObjectStatus } from "#components/object-status";
import {
  type DeliveryToEndpoint,
  listEventDeliveries,
} from "#domain/webhook-standings/list-event-deliveries";
import { type DashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

interface EventDeliveriesProps {
  readonly eventId: string;
  readonly ctx: DashboardContext;
}

/** To which endpoints an event went, and what became of that. */
export async function EventDeliveries({ eventId, ctx }: EventDeliveriesProps) {
  const words = translator(ctx.locale, "events");
  if (!ctx.scopes.has("webhooks:read")) {
    return (
      <Card title={words("deliveries")}>
        <p className="text-ink-soft">{words("deliveriesHidden")}</p>
      </Card>
    );
  }
  const deliveries = await shown(listEventDeliveries(ctx, { eventId }));
  return (
    <Card title={words("deliveries")}>
      {deliveries.length === 0 && <p className="text-ink-soft">{words("noDeliveries")}</p>}
      <ul className="divide-y divide-line">
        {deliveries.map((each) => (
          <li key={each.delivery.id} className="py-2 first:pt-0 last:pb-0">
            <DeliveryLine line={each} ctx={ctx} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface DeliveryLineProps {
  readonly line: DeliveryToEndpoint;
  readonly ctx: DashboardContext;
}

function DeliveryLine({ line: { delivery, endpoint }, ctx: { locale } }: DeliveryLineProps) {
  const words = translator(locale, "events");
  const isThere = endpoint.deletedAt === null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
      {isThere ? (
        <Link href={deliveryAddress(delivery)} className="text-link min-w-0 wrap-anywhere">
          {endpoint.url}
        </Link>
      ) : (
        <span className="min-w-0 text-ink-soft wrap-anywhere">
          {`${endpoint.url} · ${words("endpointDeleted")}`}
        </span>
      )}
      <ObjectStatus kind="webhookDelivery" status={delivery.state} locale={locale} />
    </div>
  );
}

import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadEvent } from "#domain/event-log/load-event";
import type { Delivery } from "#domain/webhook-deliveries/delivery";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { deliveriesOf } from "#domain/webhook-standings/queries";

/** A delivery with the endpoint it goes to, which may have been deleted since. */
export interface DeliveryToEndpoint {
  readonly delivery: Delivery;
  readonly endpoint: WebhookEndpoint;
}

/** Where one event was to be sent, and what became of it; there are only few such places. */
export async function listEventDeliveries(
  ctx: Context,
  input: { readonly eventId: string },
): Promise<readonly DeliveryToEndpoint[]> {
  requireScope(ctx, "webhooks:read");

  const read = readerOf(ctx);
  return deliveriesOf(read, await loadEvent(read, input.eventId, "event"));
}

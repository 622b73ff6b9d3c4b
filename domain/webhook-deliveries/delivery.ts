import type { webhookAttempts, webhookDeliveries } from "#db/schema/webhooks";
import type { StoredEvent } from "#domain/event-log/event";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { newId } from "#platform/ids";

/** One event on its way to one endpoint. */
export type Delivery = typeof webhookDeliveries.$inferSelect;

/** What was sent once, and what came back. */
export type Attempt = typeof webhookAttempts.$inferSelect;

/** A delivery with the event it brings. */
export interface DeliveryOfEvent {
  readonly delivery: Delivery;
  readonly event: StoredEvent;
}

/**
 * A delivery that was not tried yet and is due at once. Its id has the event's time, whenever it is
 * asked for, so that both lie in the partitions of one month: there is one delivery of an event to
 * an endpoint, and a month is put away with all that belongs to it.
 */
export function newDelivery(
  endpoint: Pick<WebhookEndpoint, "accountId" | "id">,
  event: Pick<StoredEvent, "id" | "createdAt">,
  now: Temporal.Instant,
): Delivery {
  return {
    accountId: endpoint.accountId,
    id: newId("whd", event.createdAt),
    endpointId: endpoint.id,
    eventId: event.id,
    state: "pending",
    attempts: 0,
    tries: 0,
    nextAttemptAt: now,
    lastStatus: null,
    lastFailure: null,
    createdAt: now,
    finishedAt: null,
  };
}

import type { StoredEvent } from "#domain/event-log/event";
import { isOfTypes } from "#domain/event-log/event-types";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";

/** What a person sends to see something arrive; it goes to the endpoint it is about. */
export const testEventType = "webhook_endpoint.tested";

/**
 * Whether an endpoint is told of an event. Of itself it never is: news of a failing endpoint that
 * could not be delivered there would make more such news. A test reaches only the tested one.
 */
export function isTold(
  endpoint: Pick<WebhookEndpoint, "id" | "enabledEvents">,
  event: Pick<StoredEvent, "type" | "objectId">,
): boolean {
  const isAboutItself = event.objectId === endpoint.id;
  if (event.type === testEventType) return isAboutItself;
  return !isAboutItself && isOfTypes(event.type, endpoint.enabledEvents);
}

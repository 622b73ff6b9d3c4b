import type { Reader } from "#domain/changes/reader";
import type { StoredEvent } from "#domain/event-log/event";
import { loadEvent } from "#domain/event-log/load-event";
import { loadEndpoint } from "#domain/webhook-endpoints/load-endpoint";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { countEvents, countFailed } from "#domain/webhook-redeliveries/queries";
import {
  type RedeliverySelection,
  rangeOf,
  requireSelection,
} from "#domain/webhook-redeliveries/redelivery";

/** What a selection comes to: the endpoint, the one event where it names one, and how many. */
interface Selected {
  readonly endpoint: WebhookEndpoint;
  readonly event: StoredEvent | null;
  readonly count: number;
}

/** Finds what is to be delivered again; refuses what is missing or says nothing. */
export async function selectedEvents(
  read: Reader,
  selection: RedeliverySelection,
): Promise<Selected> {
  const endpoint = await loadEndpoint(read, selection.endpointId);
  requireSelection(selection, endpoint);
  if (selection.eventId !== undefined) {
    return { endpoint, event: await loadEvent(read, selection.eventId, "event"), count: 1 };
  }
  const count = await (selection.failed ? countFailed : countEvents)(
    read,
    endpoint,
    rangeOf(selection),
  );
  return { endpoint, event: null, count };
}

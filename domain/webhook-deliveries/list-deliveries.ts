import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { DeliveryOfEvent } from "#domain/webhook-deliveries/delivery";
import {
  type DeliveryFilter,
  eventsOf,
  pageOfDeliveries,
} from "#domain/webhook-deliveries/queries";
import { loadEndpoint } from "#domain/webhook-endpoints/load-endpoint";

export interface ListDeliveriesInput extends ListInput, DeliveryFilter {
  readonly endpointId: string;
}

/**
 * What was sent to an endpoint and what waits for it, newest first. While a month is put away, its
 * events go before its deliveries, which are left out then.
 */
export async function listDeliveries(
  ctx: Context,
  input: ListDeliveriesInput,
): Promise<Page<DeliveryOfEvent>> {
  requireScope(ctx, "webhooks:read");

  const read = readerOf(ctx);
  const endpoint = await loadEndpoint(read, input.endpointId);
  const page = await pageOfDeliveries(read, endpoint, input);
  const events = await eventsOf(read, page.rows);
  const rows = page.rows.flatMap((delivery) => {
    const event = events.get(delivery.eventId);
    return event ? [{ delivery, event }] : [];
  });
  return { ...page, rows };
}

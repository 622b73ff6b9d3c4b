import { and, eq, gte, inArray, sql } from "drizzle-orm";
import { webhookDeliveries, webhookEndpoints, webhookLanes } from "#db/schema/webhooks";
import type { Reader } from "#domain/changes/reader";
import type { StoredEvent } from "#domain/event-log/event";
import type { Delivery } from "#domain/webhook-deliveries/delivery";
import type { Lane, WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { countedDays, type DeliveryCounts } from "#domain/webhook-standings/endpoint-standing";
import { firstIdAt, type Id } from "#platform/ids";

/** The queues of these endpoints. */
export function lanesOf(read: Reader, endpoints: readonly WebhookEndpoint[]): Promise<Lane[]> {
  const { accountId, endpointId } = webhookLanes;
  return read.db
    .select()
    .from(webhookLanes)
    .where(and(eq(accountId, read.accountId), inArray(endpointId, endpoints.map(idOf))));
}

/** What became of the last days' deliveries of each endpoint, and when anything last arrived. */
export async function countsOf(
  read: Reader,
  endpoints: readonly WebhookEndpoint[],
): Promise<ReadonlyMap<Id<"we">, DeliveryCounts & { readonly lastArrivedAt: string | null }>> {
  const { accountId, endpointId, id, state, finishedAt } = webhookDeliveries;
  const since = firstIdAt("whd", read.now.subtract({ hours: 24 * countedDays }));
  const counted = (wanted: Delivery["state"]) =>
    sql<number>`(count(*) filter (where ${eq(state, wanted)}))::int`;
  const rows = await read.db
    .select({
      endpointId,
      succeeded: counted("succeeded"),
      failed: counted("failed"),
      pending: counted("pending"),
      lastArrivedAt: sql<string | null>`to_json(max(${finishedAt})
        filter (where ${eq(state, "succeeded")}))#>>'{}'`,
    })
    .from(webhookDeliveries)
    .where(
      and(eq(accountId, read.accountId), inArray(endpointId, endpoints.map(idOf)), gte(id, since)),
    )
    .groupBy(endpointId);
  return new Map(rows.map(({ endpointId: of, ...counts }) => [of, counts]));
}

function idOf({ id }: WebhookEndpoint): Id<"we"> {
  return id;
}

/** Where an event was to be sent, with the endpoints, also those deleted since. */
export function deliveriesOf(
  read: Reader,
  event: StoredEvent,
): Promise<{ delivery: Delivery; endpoint: WebhookEndpoint }[]> {
  const { accountId, endpointId, eventId } = webhookDeliveries;
  return read.db
    .select({ delivery: webhookDeliveries, endpoint: webhookEndpoints })
    .from(webhookDeliveries)
    .innerJoin(
      webhookEndpoints,
      and(eq(webhookEndpoints.accountId, accountId), eq(webhookEndpoints.id, endpointId)),
    )
    .where(and(eq(accountId, read.accountId), eq(eventId, event.id)))
    .orderBy(webhookDeliveries.id);
}

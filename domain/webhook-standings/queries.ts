import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { byIndexes } from "#db/by-indexes";
import { webhookDeliveries, webhookEndpoints, webhookLanes } from "#db/schema/webhooks";
import type { Reader } from "#domain/changes/reader";
import type { StoredEvent } from "#domain/event-log/event";
import type { Delivery } from "#domain/webhook-deliveries/delivery";
import type { Lane, WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import {
  countedDays,
  type DeliveryCounts,
  mostCounted,
} from "#domain/webhook-standings/endpoint-standing";
import { firstIdAt, type Id, idToUuid, uuidToId } from "#platform/ids";

/** The queues of these endpoints. */
export function lanesOf(read: Reader, endpoints: readonly WebhookEndpoint[]): Promise<Lane[]> {
  const { accountId, endpointId } = webhookLanes;
  return read.db
    .select()
    .from(webhookLanes)
    .where(and(eq(accountId, read.accountId), inArray(endpointId, endpoints.map(idOf))));
}

/** What became of each endpoint's newest deliveries, and when anything last arrived. */
export async function countsOf(
  read: Reader,
  endpoints: readonly WebhookEndpoint[],
): Promise<ReadonlyMap<Id<"we">, DeliveryCounts & { readonly lastArrivedAt: string | null }>> {
  const since = firstIdAt("whd", read.now.subtract({ hours: 24 * countedDays }));
  const counted = sql`
    select endpoint_id,
      (count(*) filter (where state = 'succeeded'))::int as succeeded,
      (count(*) filter (where state = 'failed'))::int as failed,
      (count(*) filter (where state = 'pending'))::int as pending,
      to_json(max(finished_at) filter (where state = 'succeeded')) #>> '{}' as last_arrived_at
    from unnest(${sql.param(endpoints.map(({ id }) => idToUuid(id)))}::text[]::uuid[])
      as endpoint(endpoint_id)
    cross join lateral (${newestOfEndpoint(read, since)}) delivery group by endpoint_id`;
  const rows = await byIndexes(read.db, (by) => by.execute<StoredCounts>(counted));
  return new Map(
    rows.map(({ endpoint_id, last_arrived_at: lastArrivedAt, ...counts }) => [
      uuidToId("we", endpoint_id),
      { ...counts, lastArrivedAt },
    ]),
  );
}

type StoredCounts = DeliveryCounts & {
  readonly endpoint_id: string;
  readonly last_arrived_at: string | null;
} & Record<string, unknown>;

/** The newest of each state, and of them the newest: each state has its stretch of the index. */
function newestOfEndpoint({ accountId }: Reader, since: Id<"whd">): SQL {
  const most = sql.raw(String(mostCounted));
  const states = sql.param(webhookDeliveries.state.enumValues);
  return sql`select state, finished_at from unnest(${states}::text[]) as one(known)
    cross join lateral (
      select id, state, finished_at from webhook_deliveries
      where account_id = ${idToUuid(accountId)}::uuid
        and (endpoint_id, state, id) >= (endpoint.endpoint_id, one.known, ${idToUuid(since)}::uuid)
        and (endpoint_id, state) <= (endpoint.endpoint_id, one.known)
      order by endpoint_id desc, state desc, id desc limit ${most}) of_state
    order by id desc limit ${most}`;
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

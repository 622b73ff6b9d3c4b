import { and, eq, sql } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { events } from "#db/schema/record";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "#db/schema/webhooks";
import { naming, narrowed, stretches } from "#db/stretches";
import { decodeRow } from "#db/table-shape";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import { insertStatements } from "#domain/changes/statements";
import type { StoredEvent } from "#domain/event-log/event";
import type { Attempt, Delivery, DeliveryOfEvent } from "#domain/webhook-deliveries/delivery";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { type Id, idToUuid, parseId } from "#platform/ids";

/** The endpoints of these accounts to which anything is sent now. */
export async function enabledEndpointsOf(
  tx: TransactionSql,
  accountIds: ReadonlySet<Id<"acct">>,
): Promise<WebhookEndpoint[]> {
  const rows = await tx<Record<string, unknown>[]>`
    select * from webhook_endpoints where status = 'enabled' and deleted_at is null
      and account_id = any(${[...accountIds].map(idToUuid)}::uuid[])`;
  return rows.map((row) => decodeRow(webhookEndpoints, row));
}

/** Writes deliveries; one that is there already stays as it is. */
export async function insertDeliveries(
  tx: TransactionSql,
  deliveries: readonly Delivery[],
): Promise<void> {
  const rows = deliveries.map((row) => ({ table: webhookDeliveries, row }));
  for (const { text, parameters } of insertStatements(rows)) {
    await tx.unsafe(`${text} on conflict do nothing`, [...parameters], { prepare: true });
  }
}

/** Has deliveries of the same events to the same endpoints begin anew where they have ended. */
export async function restartDeliveries(
  tx: TransactionSql,
  deliveries: readonly Delivery[],
): Promise<void> {
  await tx`
    update webhook_deliveries delivery set state = 'pending', tries = 0, finished_at = null,
      next_attempt_at = again.at
    from unnest(
      ${deliveries.map(({ accountId }) => idToUuid(accountId))}::uuid[],
      ${deliveries.map(({ endpointId }) => idToUuid(endpointId))}::uuid[],
      ${deliveries.map(({ eventId }) => idToUuid(eventId))}::uuid[],
      ${deliveries.map(({ createdAt }) => createdAt.toString())}::text[]::timestamptz[])
      as again(account_id, endpoint_id, event_id, at)
    where delivery.account_id = again.account_id and delivery.endpoint_id = again.endpoint_id
      and delivery.event_id = again.event_id and delivery.state <> 'pending'`;
}

/**
 * Makes the queues of these deliveries due. It holds them to its end even if they are due already,
 * so that whoever is about to let go of one sees what was put into it.
 */
export async function wakeLanes(
  tx: TransactionSql,
  deliveries: readonly Pick<Delivery, "accountId" | "endpointId" | "createdAt">[],
): Promise<void> {
  const lanes = new Map(deliveries.map((delivery) => [delivery.endpointId, delivery]));
  const [now = ""] = deliveries.map(({ createdAt }) => createdAt.toString());
  await tx`
    with held as (
      select account_id, endpoint_id from webhook_lanes
      where (account_id, endpoint_id) in (select * from unnest(
        ${[...lanes.values()].map(({ accountId }) => idToUuid(accountId))}::uuid[],
        ${[...lanes.keys()].map(idToUuid)}::uuid[]))
      order by endpoint_id for update)
    update webhook_lanes lane set due_at = least(lane.due_at, ${now}::timestamptz) from held
    where lane.account_id = held.account_id and lane.endpoint_id = held.endpoint_id`;
}

/** Which deliveries of an endpoint are wanted. */
export interface DeliveryFilter {
  readonly state?: Delivery["state"] | undefined;
  readonly eventId?: string | undefined;
}

/** A page of an endpoint's deliveries. */
export function pageOfDeliveries(
  read: Reader,
  { id }: Pick<WebhookEndpoint, "id">,
  { state, eventId, ...list }: DeliveryFilter & ListInput,
): Promise<Page<Delivery>> {
  const { endpointId, state: inState } = webhookDeliveries;
  const states = state ? [state] : inState.enumValues;
  const narrowing = narrowed(
    naming(webhookDeliveries.eventId, "evt", eventId),
    stretches([endpointId, [id]], [inState, states]),
  );
  return readPage(read, webhookDeliveries, { prefix: "whd", list, ...narrowing });
}

/** The events that these deliveries bring, by their ids. */
export async function eventsOf(
  read: Reader,
  deliveries: readonly Pick<Delivery, "eventId">[],
): Promise<ReadonlyMap<Id<"evt">, StoredEvent>> {
  if (deliveries.length === 0) return new Map();
  const ids = deliveries.map(({ eventId }) => sql.param(eventId, events.id));
  const rows = await read.db
    .select()
    .from(events)
    .where(
      and(eq(events.accountId, read.accountId), sql`${events.id} in (${sql.join(ids, sql`, `)})`),
    );
  return new Map(rows.map((event) => [event.id, event]));
}

/** An endpoint's delivery of that id, with its event. */
export async function findDelivery(
  read: Reader,
  { id: endpointId }: Pick<WebhookEndpoint, "id">,
  text: string,
): Promise<DeliveryOfEvent | undefined> {
  const id = parseId("whd", text);
  if (!id) return undefined;
  const { accountId, eventId } = webhookDeliveries;
  const [found] = await read.db
    .select({ delivery: webhookDeliveries, event: events })
    .from(webhookDeliveries)
    .innerJoin(events, and(eq(events.accountId, accountId), eq(events.id, eventId)))
    .where(
      and(
        eq(accountId, read.accountId),
        eq(webhookDeliveries.id, id),
        eq(webhookDeliveries.endpointId, endpointId),
      ),
    );
  return found;
}

/** All that was tried for a delivery, in order. */
export function attemptsOf(read: Reader, { id }: Delivery): Promise<Attempt[]> {
  return read.db
    .select()
    .from(webhookAttempts)
    .where(and(eq(webhookAttempts.accountId, read.accountId), eq(webhookAttempts.deliveryId, id)))
    .orderBy(webhookAttempts.number);
}

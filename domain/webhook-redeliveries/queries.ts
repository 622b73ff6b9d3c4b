import { and, eq, gte, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { events } from "#db/schema/record";
import { webhookDeliveries, webhookEndpoints, webhookRedeliveries } from "#db/schema/webhooks";
import { decodeRow } from "#db/table-shape";
import type { Reader } from "#domain/changes/reader";
import type { StoredEvent } from "#domain/event-log/event";
import { likePattern } from "#domain/event-log/event-types";
import { testEventType } from "#domain/webhook-deliveries/is-told";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import type { Redelivery, RedeliveryRange } from "#domain/webhook-redeliveries/redelivery";
import { firstIdAt, idToUuid } from "#platform/ids";

/** How many events of a time range an endpoint is told of. */
export async function countEvents(
  read: Reader,
  { id, enabledEvents }: WebhookEndpoint,
  range: RedeliveryRange,
): Promise<number> {
  const wanted = or(...enabledEvents.map((type) => sql`${events.type} like ${likePattern(type)}`));
  const [row] = await read.db
    .select({ count: sql<number>`count(*)::int` })
    .from(events)
    .where(
      and(
        eq(events.accountId, read.accountId),
        ...eventRange(events.id, range),
        wanted,
        ne(events.objectId, id),
        ne(events.type, testEventType),
      ),
    );
  return row?.count ?? 0;
}

/** How many deliveries of an endpoint have failed, of events of a time range. */
export async function countFailed(
  read: Reader,
  { id }: WebhookEndpoint,
  range: RedeliveryRange,
): Promise<number> {
  const { accountId, endpointId, eventId, state } = webhookDeliveries;
  const [row] = await read.db
    .select({ count: sql<number>`count(*)::int` })
    .from(webhookDeliveries)
    .where(
      and(
        eq(accountId, read.accountId),
        eq(endpointId, id),
        eq(state, "failed"),
        ...eventRange(eventId, range),
      ),
    );
  return row?.count ?? 0;
}

type EventIdColumn = typeof events.id | typeof webhookDeliveries.eventId;

function eventRange(column: EventIdColumn, { from, before }: RedeliveryRange): readonly SQL[] {
  return [
    ...(from ? [gte(column, firstIdAt("evt", from))] : []),
    ...(before ? [lt(column, firstIdAt("evt", before))] : []),
  ];
}

/** A wish that nobody else is carrying out, and its endpoint. */
export async function takeRedelivery(
  tx: TransactionSql,
): Promise<{ redelivery: Redelivery; endpoint: WebhookEndpoint } | undefined> {
  const [stored] = await tx<Record<string, unknown>[]>`
    select * from webhook_redeliveries where applied_at is null
    order by created_at limit 1 for update skip locked`;
  if (!stored) return undefined;
  const redelivery = decodeRow(webhookRedeliveries, stored);
  const [endpoint] = await tx<Record<string, unknown>[]>`
    select * from webhook_endpoints where account_id = ${idToUuid(redelivery.accountId)}
      and id = ${idToUuid(redelivery.endpointId)}`;
  return { redelivery, endpoint: decodeRow(webhookEndpoints, endpoint ?? {}) };
}

/** What happens after a wish was made is delivered anyway. */
function endOf({ createdAt, createdBefore }: Redelivery): Temporal.Instant {
  const endsBefore = createdBefore && Temporal.Instant.compare(createdBefore, createdAt) < 0;
  return endsBefore ? createdBefore : createdAt;
}

type EventOfWish = Pick<StoredEvent, "id" | "type" | "objectId" | "createdAt">;

/** The one event that a wish names; none where its month was put away meanwhile. */
export async function wishedEvent(
  tx: TransactionSql,
  { accountId, eventId }: Redelivery,
): Promise<readonly EventOfWish[]> {
  const rows = await tx<Record<string, unknown>[]>`
    select id, type, object_id, created_at from events
    where account_id = ${idToUuid(accountId)} and id = ${eventId && idToUuid(eventId)}`;
  return rows.map((row) => decodeRow(events, row));
}

/** The next events of a wish, in their order: those that happened before it was made. */
export async function nextEvents(
  tx: TransactionSql,
  wish: Redelivery,
  limit: number,
): Promise<readonly EventOfWish[]> {
  const from = wish.appliedThrough ?? firstIdAt("evt", wish.createdFrom ?? wish.createdAt);
  const after = wish.createdFrom || wish.appliedThrough ? idToUuid(from) : lowest;
  const before = firstIdAt("evt", endOf(wish));
  const rows = await tx<Record<string, unknown>[]>`
    select events.id, events.type, events.object_id, events.created_at from events
    where events.account_id = ${idToUuid(wish.accountId)}
      and events.id > ${after} and events.id < ${idToUuid(before)}
      and (not ${wish.onlyFailed} or exists (
        select 1 from webhook_deliveries delivery
        where delivery.account_id = events.account_id and delivery.event_id = events.id
          and delivery.endpoint_id = ${idToUuid(wish.endpointId)} and delivery.state = 'failed'))
    order by events.id limit ${limit}`;
  return rows.map((row) => decodeRow(events, row));
}

const lowest = "00000000-0000-0000-0000-000000000000";

/** Notes how far a wish was carried out; without a last event, that all of it was. */
export async function noteApplied(
  tx: TransactionSql,
  { accountId, id }: Redelivery,
  through: EventOfWish | undefined,
): Promise<void> {
  await tx`
    update webhook_redeliveries
    set applied_through = coalesce(${through ? idToUuid(through.id) : null}, applied_through),
      applied_at = case when ${through === undefined} then now() end
    where account_id = ${idToUuid(accountId)} and id = ${idToUuid(id)}`;
}

import { and, eq, like, or, type SQL, sql } from "drizzle-orm";
import { events } from "#db/schema/record";
import { webhookDeliveries } from "#db/schema/webhooks";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { StoredEvent } from "#domain/event-log/event";
import { likePattern } from "#domain/event-log/event-types";
import { type Id, parseId } from "#platform/ids";

/** The account's event of that id. */
export async function findEvent(read: Reader, text: string): Promise<StoredEvent | undefined> {
  const id = parseId("evt", text);
  const [event] = id
    ? await read.db
        .select()
        .from(events)
        .where(and(eq(events.accountId, read.accountId), eq(events.id, id)))
    : [];
  return event;
}

/** Which events are wanted; what is absent narrows nothing. */
export interface EventFilter {
  readonly types?: readonly string[] | undefined;
  readonly objectId?: string | undefined;
  /** Whether every endpoint that wanted them has them. */
  readonly delivered?: boolean | undefined;
}

/** A page of the account's events. */
export function pageOfEvents(
  read: Reader,
  list: ListInput,
  { types, objectId, delivered }: EventFilter,
): Promise<Page<StoredEvent>> {
  const filters = [
    types && or(...types.map(ofType), sql`false`),
    objectId === undefined ? undefined : eq(events.objectId, objectId),
    delivered === undefined ? undefined : sql`${undelivered()} = ${!delivered}`,
  ];
  return readPage(read, events, { prefix: "evt", list, filters });
}

function ofType(pattern: string): SQL {
  const { type } = events;
  return pattern.endsWith("*") ? like(type, likePattern(pattern)) : eq(type, pattern);
}

function undelivered(): SQL {
  const { accountId, eventId, state } = webhookDeliveries;
  return sql`exists (select 1 from ${webhookDeliveries} where ${accountId} = ${events.accountId}
    and ${eventId} = ${events.id} and ${state} <> 'succeeded')`;
}

/** How many endpoints wait for each of these events; none where an event is not among the keys. */
export async function pendingOf(
  read: Reader,
  found: readonly StoredEvent[],
): Promise<ReadonlyMap<Id<"evt">, number>> {
  if (found.length === 0) return new Map();
  const { accountId, eventId, state } = webhookDeliveries;
  const ids = found.map(({ id }) => sql.param(id, eventId));
  const rows = await read.db
    .select({ eventId, pending: sql<number>`count(*)::int` })
    .from(webhookDeliveries)
    .where(
      and(
        eq(accountId, read.accountId),
        eq(state, "pending"),
        sql`${eventId} in (${sql.join(ids, sql`, `)})`,
      ),
    )
    .groupBy(eventId);
  return new Map(rows.map((row) => [row.eventId, row.pending]));
}

import { and, eq, not, type SQL, sql } from "drizzle-orm";
import { events } from "#db/schema/record";
import { webhookDeliveries } from "#db/schema/webhooks";
import { narrowed, stretches } from "#db/stretches";
import { type ListInput, type Page, readPage, valuesIn } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { StoredEvent } from "#domain/event-log/event";
import { isOfTypes } from "#domain/event-log/event-types";
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
export async function pageOfEvents(
  read: Reader,
  list: ListInput,
  { types, objectId, delivered }: EventFilter,
): Promise<Page<StoredEvent>> {
  const { within, filters = [] } = narrowed(
    delivered === false ? undeliveredEvents : undefined,
    objectId === undefined ? undefined : stretches([events.objectId, [objectId]]),
    types && stretches([events.type, await typesAmong(read, types)]),
  );
  const isDelivered = delivered === true ? not(undelivered()) : undefined;
  return readPage(read, events, {
    prefix: "evt",
    list,
    within,
    filters: [...filters, isDelivered],
  });
}

/** The types by which these patterns find the account's events. */
async function typesAmong(read: Reader, patterns: readonly string[]): Promise<readonly string[]> {
  if (!patterns.some((pattern) => pattern.endsWith("*"))) return [...new Set(patterns)];
  return (await valuesIn(read, events.type)).filter((type) => isOfTypes(type, patterns));
}

const isUndelivered = sql`${webhookDeliveries.state} <> 'succeeded'`;

/** Where the events lie of which an endpoint waits, or was given up. */
const undeliveredEvents = {
  ...stretches([
    webhookDeliveries.state,
    webhookDeliveries.state.enumValues.filter((state) => state !== "succeeded"),
  ]),
  ids: webhookDeliveries.eventId,
  where: isUndelivered,
};

function undelivered(): SQL {
  const { accountId, eventId } = webhookDeliveries;
  return sql`exists (select 1 from ${webhookDeliveries} where ${accountId} = ${events.accountId}
    and ${eventId} = ${events.id} and ${isUndelivered})`;
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

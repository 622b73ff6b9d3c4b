import { and, asc, eq, gt, gte, inArray, lt } from "drizzle-orm";
import { events } from "#db/schema/record";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "#db/schema/webhooks";
import type { Reader } from "#domain/changes/reader";
import type { StoryDelivery, ToldEvent } from "#domain/request-stories/request-story";
import { firstIdAt, type Id } from "#platform/ids";

/** From when to when a request was at work. */
export interface Span {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** More of one kind than anybody reads; what a request makes is far less. */
export const most = 100;

const told = {
  id: events.id,
  type: events.type,
  objectId: events.objectId,
  createdAt: events.createdAt,
};

/** What happened by this request, oldest first, looked for in the time that it took. */
export function eventsOfRequest(
  { db, accountId }: Reader,
  requestId: Id<"req">,
  { from, until }: Span,
): Promise<readonly ToldEvent[]> {
  return db
    .select(told)
    .from(events)
    .where(
      and(
        eq(events.accountId, accountId),
        gte(events.id, firstIdAt("evt", from)),
        lt(events.id, firstIdAt("evt", until)),
        eq(events.requestId, requestId),
      ),
    )
    .orderBy(asc(events.id))
    .limit(most);
}

/** What has happened to these objects since then, oldest first. */
export function eventsSince(
  { db, accountId }: Reader,
  objectIds: readonly string[],
  since: Temporal.Instant,
): Promise<readonly ToldEvent[]> {
  return db
    .select(told)
    .from(events)
    .where(
      and(
        eq(events.accountId, accountId),
        inArray(events.objectId, [...objectIds]),
        gt(events.id, firstIdAt("evt", since)),
      ),
    )
    .orderBy(asc(events.id))
    .limit(most);
}

/** Where these events were sent, and each try; a delivery's id has the time of its event. */
export async function deliveriesOf(
  { db, accountId }: Reader,
  eventIds: readonly Id<"evt">[],
  { from, until }: Span,
): Promise<readonly StoryDelivery[]> {
  const { id, eventId, endpointId, state, nextAttemptAt } = webhookDeliveries;
  const found = await db
    .select({ id, eventId, endpointId, state, nextAttemptAt, url: webhookEndpoints.url })
    .from(webhookDeliveries)
    .innerJoin(
      webhookEndpoints,
      and(eq(webhookEndpoints.accountId, accountId), eq(webhookEndpoints.id, endpointId)),
    )
    .where(
      and(
        eq(webhookDeliveries.accountId, accountId),
        inArray(eventId, [...eventIds]),
        gte(id, firstIdAt("whd", from)),
        lt(id, firstIdAt("whd", until)),
      ),
    )
    .orderBy(asc(id))
    .limit(most);
  const tries = await triesOf(
    { db, accountId },
    found.map((delivery) => delivery.id),
  );
  return found.map((delivery) => ({
    ...delivery,
    attempts: tries.filter(({ deliveryId }) => deliveryId === delivery.id),
  }));
}

function triesOf({ db, accountId }: Pick<Reader, "db" | "accountId">, ids: readonly Id<"whd">[]) {
  const { deliveryId, number, attemptedAt, durationMs, status, failure } = webhookAttempts;
  return db
    .select({ deliveryId, number, attemptedAt, durationMs, status, failure })
    .from(webhookAttempts)
    .where(and(eq(webhookAttempts.accountId, accountId), inArray(deliveryId, [...ids])))
    .orderBy(asc(deliveryId), asc(number))
    .limit(most * 10);
}

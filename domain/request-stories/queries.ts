import { and, asc, eq, gt, gte, inArray, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { channelEvidence, channelOperations } from "#db/schema/channel-operations";
import { ledgerAccounts, ledgerTransfers } from "#db/schema/ledger";
import { charges } from "#db/schema/payments";
import { events } from "#db/schema/record";
import { refundDecisions, refunds } from "#db/schema/refunds";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "#db/schema/webhooks";
import type { Reader } from "#domain/changes/reader";
import type {
  NamedTransfer,
  StoryDelivery,
  StoryOperation,
  StoryRefund,
  ToldEvent,
} from "#domain/request-stories/request-story";
import { firstIdAt, type Id, parseId } from "#platform/ids";

/** From when to when a request was at work. */
export interface Span {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** More of one kind than anybody reads; what a request makes is far less. */
const most = 100;

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

/** The ids of one kind among these. */
function only<Prefix extends "ch" | "pi" | "re">(prefix: Prefix, ids: readonly string[]) {
  return ids.flatMap((id) => parseId(prefix, id) ?? []);
}

/** The charges among these objects. */
export async function chargesAmong({ db, accountId }: Reader, objectIds: readonly string[]) {
  return db
    .select()
    .from(charges)
    .where(and(eq(charges.accountId, accountId), inArray(charges.id, only("ch", objectIds))))
    .orderBy(asc(charges.id));
}

/** What a channel was asked about the payments among these objects in that time. */
export async function operationsAmong(
  { db, accountId }: Reader,
  objectIds: readonly string[],
  { from, until }: Span,
): Promise<readonly StoryOperation[]> {
  const { id, paymentIntentId } = channelOperations;
  const found = await db
    .select()
    .from(channelOperations)
    .where(
      and(
        eq(channelOperations.accountId, accountId),
        inArray(paymentIntentId, only("pi", objectIds)),
        gte(id, firstIdAt("chop", from)),
        lt(id, firstIdAt("chop", until)),
      ),
    )
    .orderBy(asc(id))
    .limit(most);
  const { operationId, place, source, says, createdAt } = channelEvidence;
  const words = await db
    .select({ operationId, source, says, createdAt })
    .from(channelEvidence)
    .where(
      and(
        eq(channelEvidence.accountId, accountId),
        inArray(
          operationId,
          found.map((operation) => operation.id),
        ),
      ),
    )
    .orderBy(asc(operationId), asc(place));
  return found.map((operation) => ({
    ...operation,
    evidence: words.filter((word) => word.operationId === operation.id),
  }));
}

/** The moves of money for these objects in that time, oldest first. */
export async function transfersAmong(
  { db, accountId }: Reader,
  objectIds: readonly string[],
  { from, until }: Span,
): Promise<readonly NamedTransfer[]> {
  const [debit, credit] = [alias(ledgerAccounts, "debit"), alias(ledgerAccounts, "credit")];
  const found = await db
    .select({ moved: ledgerTransfers, debitKind: debit.kind, creditKind: credit.kind })
    .from(ledgerTransfers)
    .innerJoin(
      debit,
      and(
        eq(debit.accountId, ledgerTransfers.accountId),
        eq(debit.id, ledgerTransfers.debitAccountId),
      ),
    )
    .innerJoin(
      credit,
      and(
        eq(credit.accountId, ledgerTransfers.accountId),
        eq(credit.id, ledgerTransfers.creditAccountId),
      ),
    )
    .where(
      and(
        eq(ledgerTransfers.accountId, accountId),
        inArray(ledgerTransfers.subject, [...objectIds]),
        gte(ledgerTransfers.id, firstIdAt("ltr", from)),
        lt(ledgerTransfers.id, firstIdAt("ltr", until)),
      ),
    )
    .orderBy(asc(ledgerTransfers.id))
    .limit(most);
  return found.map(({ moved, ...kinds }) => ({ ...moved, ...kinds }));
}

/** The refunds among these objects with what people have said to them. */
export async function refundsAmong(
  { db, accountId }: Reader,
  objectIds: readonly string[],
): Promise<readonly StoryRefund[]> {
  const ids = only("re", objectIds);
  const [found, decided] = await Promise.all([
    db
      .select()
      .from(refunds)
      .where(and(eq(refunds.accountId, accountId), inArray(refunds.id, ids))),
    db
      .select()
      .from(refundDecisions)
      .where(and(eq(refundDecisions.accountId, accountId), inArray(refundDecisions.refundId, ids)))
      .orderBy(asc(refundDecisions.decidedAt)),
  ]);
  return found.map((refund) => ({
    ...refund,
    decisions: decided.filter(({ refundId }) => refundId === refund.id),
  }));
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

import {
  auditEntries,
  eventOutbox,
  events,
  idempotencyAnswers,
  idempotencyRecords,
} from "#db/schema/record";
import { actorText } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import type { Change, Insert } from "#domain/changes/change";
import { keptBody } from "#domain/idempotency/kept-body";
import { newId } from "#platform/ids";

/** The rows that every change leaves besides its own: events, and the audit entry of a person. */
export function recordRows(
  ctx: Context,
  change: Change<unknown>,
  at: Temporal.Instant,
): readonly Insert[] {
  return [...eventRows(ctx, change, at), ...auditRows(ctx, change, at)];
}

function eventRows(ctx: Context, change: Change<unknown>, at: Temporal.Instant): Insert[] {
  const { events: notes } = change.telling;
  // Ids of one moment follow no order of their own; sorted, they tell the story as it happened.
  const ids = notes.map(() => newId("evt", at)).toSorted();
  return notes.flatMap((event, place) => {
    const { accountId = ctx.account.id } = event;
    const id = ids[place] ?? newId("evt", at);
    const row: typeof events.$inferInsert = {
      accountId,
      id,
      type: event.type,
      objectId: event.object.id,
      sequence: event.sequence,
      object: event.object,
      previousAttributes: event.previousAttributes,
      requestId: ctx.requestId,
      idempotencyKey: ctx.once?.key ?? null,
      createdAt: at,
    };
    return [
      { table: events, row },
      { table: eventOutbox, row: { accountId, eventId: id } },
    ];
  });
}

function auditRows(ctx: Context, change: Change<unknown>, at: Temporal.Instant): Insert[] {
  if (ctx.actor.kind !== "person") return [];
  const { action, subject, before = null, after = null, reason = null } = change.telling.audit;
  const row: typeof auditEntries.$inferInsert = {
    accountId: ctx.account.id,
    id: newId("aud", at),
    action,
    actor: actorText(ctx.actor),
    actorName: ctx.actor.name,
    subject,
    before,
    after,
    reason,
    address: ctx.address,
    requestId: ctx.requestId,
    createdAt: at,
  };
  return [{ table: auditEntries, row }];
}

/** The claim of the request's idempotency key, with the answer it will get again. */
export function idempotencyRow(
  { account, once, requestId }: Context,
  { awaitedUntil, refusal, result }: Change<unknown>,
  at: Temporal.Instant,
): readonly Insert[] {
  if (!once) return [];
  const { status, body } = refusal ? once.refusal(refusal) : once.answer(result);
  const kept = keptBody({ account, once }, body);
  const said = { accountId: account.id, key: once.key, status, body: kept, createdAt: at };
  if (once.isClaimed) return [{ table: idempotencyAnswers, row: said }];
  const row: typeof idempotencyRecords.$inferInsert = {
    ...said,
    fingerprint: once.fingerprint,
    requestId,
    awaitedUntil: awaitedUntil ?? null,
  };
  return [{ table: idempotencyRecords, row }];
}

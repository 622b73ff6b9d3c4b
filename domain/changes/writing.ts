import { auditOutbox } from "#db/schema/audit-chain";
import { ledgerTransfers } from "#db/schema/ledger";
import {
  auditEntries,
  eventOutbox,
  events,
  idempotencyAnswers,
  idempotencyRecords,
} from "#db/schema/record";
import { actorText } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import type { Change, Insert, Update } from "#domain/changes/change";
import { audited } from "#domain/events/audited";
import { keptBody } from "#domain/idempotency/kept-body";
import { type Transfer, transferRow } from "#domain/ledger/transfer";
import { type Id, newId } from "#platform/ids";

/** A decided change as it goes into the database: all of its rows, and what they rest on. */
export interface Writing {
  /** The idempotency key it claims, told apart from that of any other account. */
  readonly claim: Claim | undefined;
  readonly inserts: readonly Insert[];
  readonly updates: readonly Update[];
  readonly guards: readonly Update[];
  readonly transfers: readonly Transfer[];
}

/** The first use of an idempotency key of an account. */
export interface Claim {
  readonly accountId: Id<"acct">;
  readonly key: string;
}

/** All that a change writes, with the events, the audit entry of a person and the kept answer. */
export function writingOf(ctx: Context, change: Change<unknown>, at: Temporal.Instant): Writing {
  const { account, once } = ctx;
  const transferRows = change.transfersToPost.map((transfer) => ({
    table: ledgerTransfers,
    row: transferRow(transfer),
  }));
  return {
    claim: once && !once.isClaimed ? { accountId: account.id, key: once.key } : undefined,
    inserts: [
      ...idempotencyRow(ctx, change, at),
      ...transferRows,
      ...change.rowsToInsert,
      ...eventRows(ctx, change, at),
      ...auditRows(ctx, change, at),
    ],
    updates: change.rowsToUpdate,
    guards: change.rowsToGuard,
    transfers: change.transfersToPost,
  };
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
  const { audit, events: notes } = change.telling;
  const [accountId, id] = [ctx.account.id, newId("aud", at)];
  const row: typeof auditEntries.$inferInsert = {
    accountId,
    id,
    action: audit.action,
    actor: actorText(ctx.actor),
    actorName: ctx.actor.name,
    subject: audit.subject,
    ...audited(audit, notes),
    reason: audit.reason ?? null,
    address: ctx.address,
    sessionId: ctx.session?.id ?? null,
    device: ctx.session?.device ?? null,
    requestId: ctx.requestId,
    createdAt: at,
  };
  return [
    { table: auditEntries, row },
    { table: auditOutbox, row: { accountId, entryId: id } },
  ];
}

/** The claim of the request's idempotency key, with the answer it will get again. */
function idempotencyRow(
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

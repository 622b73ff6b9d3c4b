import type { TransactionSql } from "postgres";
import { sqlClient } from "#db/client";
import { events } from "#db/schema/record";
import { decodeRow } from "#db/table-shape";
import type { StoredEvent } from "#domain/event-log/event";
import type { PaymentVolume } from "#domain/outbox/count-volume";
import { idToUuid } from "#platform/ids";

/** Takes events out that nobody else is taking, and gives them in the order they happened. */
export async function takeEvents(tx: TransactionSql, limit: number): Promise<StoredEvent[]> {
  const rows = await tx<Record<string, unknown>[]>`
    with taken as (
      delete from event_outbox where ctid = any(array(
        select ctid from event_outbox where held_until is null or held_until < now()
        limit ${limit} for update skip locked))
      returning account_id, event_id)
    select events.* from events
    join taken on taken.account_id = events.account_id and taken.event_id = events.id
    order by events.id`;
  return rows.map((row) => decodeRow(events, row));
}

/** Lets an event stand back for a minute. */
export async function holdBack({ accountId, id }: StoredEvent): Promise<void> {
  await sqlClient()`
    update event_outbox set held_until = now() + interval '1 minute'
    where account_id = ${idToUuid(accountId)} and event_id = ${idToUuid(id)}`;
}

/** Adds to what is counted already; the rows in one order for all, so nobody waits in a circle. */
export async function addVolumes(
  tx: TransactionSql,
  volumes: readonly PaymentVolume[],
): Promise<void> {
  await tx`
    insert into payment_volumes (account_id, started_at, currency, captured_minor, payments)
    select account_id, started_at, upper(currency), sum(captured_minor), count(*)
    from unnest(
      ${volumes.map(({ accountId }) => idToUuid(accountId))}::text[]::uuid[],
      ${volumes.map(({ startedAt }) => startedAt.toString())}::text[]::timestamptz[],
      ${volumes.map(({ currency }) => currency)}::text[],
      ${volumes.map(({ capturedMinor }) => String(capturedMinor))}::text[]::bigint[]
    ) as counted (account_id, started_at, currency, captured_minor)
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (account_id, started_at, currency) do update set
      captured_minor = payment_volumes.captured_minor + excluded.captured_minor,
      payments = payment_volumes.payments + excluded.payments`;
}

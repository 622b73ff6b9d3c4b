import type { Sql } from "postgres";
import type { Partition } from "#db/list-partitions";
import { firstIdAt, idToUuid } from "#platform/ids";
import { attachPartitions } from "#scripts/partitions/attach-partitions";
import { findPartitions, type PartitionSet } from "#scripts/partitions/partition-set";

/** Which month is put away, and how old it must be. */
export interface Detachment {
  /** As in the names of its partitions: 20260101. */
  readonly time: string;
  readonly olderThanMonths: number;
  readonly now: Temporal.Instant;
}

/**
 * Takes a month of events, with what is delivered of them, out of their tables, while money moves:
 * nobody waits for it, but it waits for transactions that have begun. Its rows stay where they are,
 * out of the program's reach. Broken off anywhere, it is taken up again by the same call. Refuses a
 * month that is too young or that something still waits for.
 */
export async function detachPartitions(sql: Sql, asked: Detachment): Promise<PartitionSet> {
  const set = await findPartitions(sql, asked.time);
  requireAge(set.events, asked);
  await requireDone(sql, set);
  await detach(sql, set.events);
  // What was asked for while the events went; once they are gone nothing more can be.
  await requireDone(sql, set);
  await detach(sql, set.webhook_deliveries);
  await detach(sql, set.webhook_attempts);
  return findPartitions(sql, asked.time);
}

function requireAge({ before, time }: Partition, { olderThanMonths, now }: Detachment): void {
  const zoned = now.toZonedDateTimeISO("UTC");
  const limit = zoned.subtract({ months: olderThanMonths }).toInstant();
  if (Temporal.Instant.compare(before, limit) <= 0) return;
  throw new Error(`${time} ended less than ${olderThanMonths} months ago.`);
}

/** Refuses while an event of the month is to be told or delivered; then all of it stays. */
async function requireDone(sql: Sql, { events, webhook_deliveries }: PartitionSet): Promise<void> {
  const from = idToUuid(firstIdAt("evt", events.from ?? Temporal.Instant.fromEpochMilliseconds(0)));
  const before = idToUuid(firstIdAt("evt", events.before));
  const [open] = await sql<[{ untold: boolean; undelivered: boolean; wished: boolean }]>`
    select
      exists (select from event_outbox where event_id >= ${from} and event_id < ${before})
        as untold,
      exists (select from partitions.${sql(webhook_deliveries.name)} where state = 'pending')
        as undelivered,
      exists (select from webhook_redeliveries where applied_at is null
        and (event_id >= ${from} and event_id < ${before} or event_id is null
          and coalesce(created_from < ${events.before.toString()}::timestamptz, true))) as wished`;
  const reasons = [
    ...(open.untold ? ["events of it were not told yet"] : []),
    ...(open.undelivered ? ["deliveries of it are still tried"] : []),
    ...(open.wished ? ["events of it are to be delivered again"] : []),
  ];
  if (reasons.length === 0) return;
  await attachPartitions(sql, events.time);
  throw new Error(`${events.time} cannot be put away now: ${reasons.join(", ")}.`);
}

async function detach(sql: Sql, { table, name, state }: Partition): Promise<void> {
  if (state === "detached") return;
  const how = state === "detaching" ? "finalize" : "concurrently";
  await sql.unsafe(`alter table ${table} detach partition partitions.${name} ${how}`);
}

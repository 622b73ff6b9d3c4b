import type { Sql } from "postgres";
import type { Partition } from "#db/list-partitions";
import { firstIdAt, idToUuid } from "#platform/ids";
import {
  findPartitions,
  monthlyTables,
  type PartitionSet,
} from "#scripts/partitions/partition-set";

/** Puts a month back that was put away, the events last: whoever sees one finds the rest. */
export async function attachPartitions(sql: Sql, time: string): Promise<PartitionSet> {
  const set = await findPartitions(sql, time);
  for (const table of monthlyTables.toReversed()) await attach(sql, set[table]);
  return findPartitions(sql, time);
}

async function attach(sql: Sql, { table, name, from, before, state }: Partition): Promise<void> {
  if (state === "attached") return;
  if (state === "detaching") {
    await sql.unsafe(`alter table ${table} detach partition partitions.${name} finalize`);
  }
  await sql.unsafe(`
    alter table ${table} attach partition partitions.${name}
    for values from (${from ? bound(from) : "minvalue"}) to (${bound(before)})`);
}

function bound(at: Temporal.Instant): string {
  return `'${idToUuid(firstIdAt("evt", at))}'`;
}

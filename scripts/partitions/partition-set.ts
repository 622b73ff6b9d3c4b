import type { Sql } from "postgres";
import { listPartitions, type Partition, type PartitionedTable } from "#db/list-partitions";

/** The tables whose partitions of one month belong together, in the order of their references. */
export const monthlyTables = [
  "events",
  "webhook_deliveries",
  "webhook_attempts",
] as const satisfies readonly PartitionedTable[];

/** The partitions of one month: events, what is delivered of them, and what was tried. */
export type PartitionSet = Readonly<Record<(typeof monthlyTables)[number], Partition>>;

/** The month's partitions by the time in their names; refuses what is none. */
export async function findPartitions(sql: Sql, time: string): Promise<PartitionSet> {
  const found = await listPartitions(sql);
  const of = (table: PartitionedTable): Partition => {
    const partition = found.find((one) => one.table === table && one.time === time);
    if (partition) return partition;
    throw new Error(`There is no partition partitions.${table}_${time}.`);
  };
  return {
    events: of("events"),
    webhook_deliveries: of("webhook_deliveries"),
    webhook_attempts: of("webhook_attempts"),
  };
}

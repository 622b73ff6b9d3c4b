import { Gauge, type Registry } from "prom-client";
import { listPartitions } from "#db/list-partitions";

const end = {
  name: "tollgate_partitions_end_timestamp_seconds",
  help: "Until when there are partitions for the rows of a table, in unix time.",
} as const;

/** Puts into the registry how far into the future rows have a place to lie in. */
export async function setPartitionMetrics(registry: Registry): Promise<void> {
  const partitions = await listPartitions();
  const gauge = new Gauge({ ...end, labelNames: ["table"], registers: [registry] });
  // The oldest stand first, so the newest one's end stays.
  for (const { table, before, state } of partitions) {
    if (state === "attached") gauge.set({ table }, before.epochMilliseconds / 1000);
  }
}

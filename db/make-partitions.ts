import { type Sql, sqlClient } from "#db/client";

/**
 * Sees to it that there are partitions for the months to come, and says how many it made. Two at
 * once make them once; see docs/operations/partitions.md.
 */
export async function makePartitions(sql: Sql = sqlClient()): Promise<number> {
  const [row] = await sql<[{ made: number }]>`select make_partitions() as made`;
  return row.made;
}

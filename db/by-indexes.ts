import { sql } from "drizzle-orm";
import type { Database } from "#db/client";

/** The ways of reading that a planner takes where it thinks that there is little to read. */
export const otherWays = [
  "bitmapscan",
  "hashjoin",
  "incremental_sort",
  "mergejoin",
  "seqscan",
  "sort",
];

const settings = otherWays.map((way) => sql`set_config(${`enable_${way}`}, 'off', true)`);

/**
 * Runs reads of which each has an index that gives its order. A planner sorts what it believes to
 * be a few rows instead; of an account that has grown since the tables were last looked at it
 * believes that, so here it may not.
 */
export function byIndexes<Result>(
  db: Database,
  read: (db: Pick<Database, "execute" | "select">) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    const planned = tx.execute(sql`select ${sql.join(settings, sql`, `)}`).execute();
    const [result] = await Promise.all([read(tx), planned]);
    return result;
  });
}

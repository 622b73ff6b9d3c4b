import { bigint, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "#db/columns";

/** What the loops and jobs of all workers have done, so that whoever serves metrics can tell it. */
export const workerRounds = pgTable("worker_rounds", {
  name: text().primaryKey(),
  rounds: bigint({ mode: "bigint" }).notNull(),
  failures: bigint({ mode: "bigint" }).notNull(),
  /** How long rounds took, all together. */
  busyMs: bigint({ mode: "bigint" }).notNull(),
  lastDurationMs: integer().notNull(),
  lastRoundAt: instant().notNull(),
});

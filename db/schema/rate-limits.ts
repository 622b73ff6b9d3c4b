import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  doublePrecision,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { accountId, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";

/** What a merchant has set for the account or one of its keys, in place of what all are given. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    accountId: accountId().references(() => accounts.id),
    /** The id of the account itself, or of one of its keys. */
    subject: text().notNull(),
    /** Null, as the burst is, where it is again what all are given. */
    ratePerSecond: integer(),
    burst: integer(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.subject] }),
    check(
      "rate_limits_whole",
      sql`(${table.ratePerSecond} is null) = (${table.burst} is null)
        and coalesce(${table.ratePerSecond}, 1) > 0 and coalesce(${table.burst}, 1) > 0`,
    ),
  ],
);

/**
 * What all processes together have let through, by account or key. It is unlogged: what is lost
 * with it in a crash of the database comes back by itself in seconds, and nobody waits for a disk.
 */
export const rateBuckets = pgTable(
  "rate_buckets",
  {
    accountId: accountId(),
    subject: text().notNull(),
    /** How many requests, ever since the row was made. */
    spent: bigint({ mode: "number" }).notNull(),
    ratePerSecond: doublePrecision().notNull(),
    /** When the bucket is full, by the clock of the database and to the microsecond. */
    fullAt: timestamp({ precision: 6, withTimezone: true, mode: "string" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.subject] })],
);

import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  doublePrecision,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { accountId, instant, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";

/** What a merchant has set for a part of the traffic, in place of what all are given. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    accountId: accountId().references(() => accounts.id),
    /** The id of the account or a key, `address` for each address, or `route POST /v1/refunds`. */
    subject: text().notNull(),
    /** Null, as the burst is, where it is again what all are given. */
    ratePerSecond: integer(),
    burst: integer(),
    /** How many requests from midnight to midnight by UTC; null for what all are given. */
    callsPerDay: integer(),
    /** How many requests at a time, of an account or key; null for what all are given. */
    inFlight: integer(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.subject] }),
    check(
      "rate_limits_whole",
      sql`(${table.ratePerSecond} is null) = (${table.burst} is null)
        and coalesce(${table.ratePerSecond}, 1) > 0 and coalesce(${table.burst}, 1) > 0
        and coalesce(${table.callsPerDay}, 1) > 0 and coalesce(${table.inFlight}, 1) > 0`,
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

/**
 * How many requests of a day a process has let through. Each writes a row of its own, and always
 * the whole of it, so that telling it twice counts nothing twice; the sum outlives all of them.
 */
export const quotaCounts = pgTable(
  "quota_counts",
  {
    accountId: accountId(),
    subject: text().notNull(),
    /** By UTC. */
    day: date({ mode: "string" }).notNull(),
    /** Who counted: drawn anew by each process. */
    counter: text().notNull(),
    calls: bigint({ mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.subject, table.day, table.counter] }),
    check("quota_counts_calls", sql`${table.calls} > 0`),
  ],
);

/** How many requests a process was answering when it last said so; unlogged, as it ages at once. */
export const requestsInFlight = pgTable(
  "requests_in_flight",
  {
    accountId: accountId(),
    subject: text().notNull(),
    /** Drawn anew by each process. */
    counter: text().notNull(),
    inFlight: integer().notNull(),
    toldAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.subject, table.counter] })],
);

/** How many requests a rule has refused in an hour, by who asked for what. */
export const limitRefusals = pgTable(
  "limit_refusals",
  {
    accountId: accountId(),
    hour: instant().notNull(),
    /** As answers call it, like `key-day`. */
    rule: text().notNull(),
    /** The id of the key or application that asked; empty where nobody was asked. */
    caller: text().notNull(),
    /** `POST /v1/refunds`. */
    route: text().notNull(),
    /** From where, where the rule is of an address; else empty. */
    address: text().notNull(),
    refused: bigint({ mode: "number" }).notNull(),
    lastAt: instant().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.accountId, table.hour, table.rule, table.caller, table.route, table.address],
    }),
    check("limit_refusals_refused", sql`${table.refused} > 0`),
  ],
);

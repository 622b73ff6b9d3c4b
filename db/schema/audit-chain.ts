import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { accountId, id, instant } from "#db/columns";
import { accounts } from "#db/schema/merchants";
import type { Id } from "#platform/ids";

/** What was audited and is in no chain yet; written with the entry, taken out with its link. */
export const auditOutbox = pgTable(
  "audit_outbox",
  { accountId: accountId(), entryId: id("aud").notNull() },
  (table) => [primaryKey({ columns: [table.accountId, table.entryId] })],
);

/**
 * The place of an entry in its account's chain. The program may add links and read them, nothing
 * else; each carries the hash of the one before it.
 */
export const auditLinks = pgTable(
  "audit_links",
  {
    accountId: accountId(),
    /** Counts from 1, without a gap, in the order in which the worker has seen the entries. */
    position: bigint({ mode: "bigint" }).notNull(),
    entryId: id("aud").notNull(),
    previousHash: text().notNull(),
    /** SHA-256 of the entry with account, position and previous hash, in hexadecimal. */
    hash: text().notNull(),
    linkedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.position] }),
    unique("audit_links_once").on(table.accountId, table.entryId),
    check("audit_links_position", sql`${table.position} > 0`),
    check(
      "audit_links_hashes",
      sql`${table.hash} ~ '^[0-9a-f]{64}$' and ${table.previousHash} ~ '^[0-9a-f]{64}$'`,
    ),
  ],
);

/** The last hash of a chain at the end of a day by UTC: whoever has it can hold us to it. */
export const auditRoots = pgTable(
  "audit_roots",
  {
    accountId: accountId(),
    day: date({ mode: "string" }).notNull(),
    position: bigint({ mode: "bigint" }).notNull(),
    hash: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.day] }),
    index("audit_roots_by_day").on(table.day, table.accountId),
  ],
);

/** One hash over the latest roots of all accounts at the end of a day, to be kept elsewhere. */
export const auditSeals = pgTable("audit_seals", {
  day: date({ mode: "string" }).primaryKey(),
  accounts: integer().notNull(),
  hash: text().notNull(),
  createdAt: instant().notNull(),
});

/** Something that a look at a chain found, in a form that can be stored. */
interface StoredChainFault {
  readonly kind:
    | "changed"
    | "removed"
    | "rewritten"
    | "unlinked"
    | "link_missing"
    | "cut_off"
    | "root_differs";
  /** Digits; null where it has no place in the chain. */
  readonly position: string | null;
  readonly entryId: Id<"aud"> | null;
}

/** One look at an account's chain: how far it went, and what was touched. */
export const auditChecks = pgTable(
  "audit_checks",
  {
    accountId: accountId().references(() => accounts.id),
    checkedAt: instant().notNull(),
    durationMs: integer().notNull(),
    /** The last link that was looked at; zero and zeros while there is none. */
    position: bigint({ mode: "bigint" }).notNull(),
    hash: text().notNull(),
    /** When that link was made: until then the log is verified. */
    verifiedUntil: instant(),
    /** Entries that were in no chain yet. */
    waiting: integer().notNull(),
    faultCount: integer().notNull(),
    /** The first of them. */
    faults: jsonb().$type<readonly StoredChainFault[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.checkedAt] }),
    index("audit_checks_to_sweep").on(table.checkedAt),
    check(
      "audit_checks_counts",
      sql`least(${table.durationMs}, ${table.waiting}) >= 0
        and ${table.faultCount} >= jsonb_array_length(${table.faults})`,
    ),
  ],
);

import { sql } from "drizzle-orm";
import { bigint, check, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, id, instant, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";

/** An address that sent too many requests without a valid credential; it holds for all accounts. */
export const addressBlocks = pgTable(
  "address_blocks",
  {
    /** An IPv4 address, or the first 64 bits of an IPv6 one, like `2001:db8::/64`. */
    address: text().primaryKey(),
    blockedAt: instant().notNull(),
    /** When it ends by itself, or when the operator ended it. */
    until: instant().notNull(),
    /** The how-manieth block within a day; each lasts twice as long as the one before. */
    times: integer().notNull(),
  },
  (table) => [check("address_blocks_times", sql`${table.times} > 0`)],
);

/** What the block of an address means to an account whose own programs call from there. */
export const blockedTraffic = pgTable(
  "blocked_traffic",
  {
    accountId: accountId().references(() => accounts.id),
    address: text().notNull(),
    /** When a request of the account was last seen from there, let through or not. */
    seenAt: instant().notNull(),
    /** How many of them were seen to be refused; one in a second is looked at. */
    refused: bigint({ mode: "number" }).notNull(),
    /** Until then the account's own keys come through from there. */
    letThroughUntil: instant(),
    letThroughBy: id("usr"),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.address] }),
    check(
      "blocked_traffic_let_through",
      sql`(${table.letThroughUntil} is null) = (${table.letThroughBy} is null)`,
    ),
  ],
);

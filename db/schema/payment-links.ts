import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, id, instant, metadata, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";
import { paymentIntents } from "#db/schema/payments";

/** A page of ours on which one payment can be paid; the secret half of its address is not here. */
export const paymentLinks = pgTable(
  "payment_links",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("plink").notNull(),
    paymentIntentId: id("pi").notNull(),
    /** Paused by us after too many cards that did not pay; inactive by the merchant's own wish. */
    status: text({ enum: ["active", "inactive", "paused"] }).notNull(),
    /** Cards that were tried on its page and did not pay, since it was last switched on. */
    failedTries: integer().notNull(),
    expiresAt: instant(),
    /** The actor as the audit names it: a person, a key. */
    createdBy: text().notNull(),
    metadata: metadata(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      columns: [table.accountId, table.paymentIntentId],
      foreignColumns: [paymentIntents.accountId, paymentIntents.id],
    }),
    index("payment_links_of_payment").on(table.accountId, table.paymentIntentId, table.id),
    index("payment_links_by_status").on(table.accountId, table.status, table.id),
    check("payment_links_status", sql`${table.status} in ('active', 'inactive', 'paused')`),
    check("payment_links_failed_tries", sql`${table.failedTries} between 0 and 10`),
    check(
      "payment_links_pause_in_time",
      sql`${table.status} <> 'active' or ${table.failedTries} < 10`,
    ),
  ],
);

/** Finds the account behind a link's address, before the account is known. */
export const paymentLinkAccounts = pgTable("payment_link_accounts", {
  linkId: id("plink").primaryKey(),
  accountId: accountId().references(() => accounts.id),
});

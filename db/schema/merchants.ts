import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { currency, id, instant, version } from "#db/columns";

/** A business with a team; it has one live account and any number of sandboxes. */
export const merchants = pgTable("merchants", {
  id: id("mer").primaryKey(),
  name: text().notNull(),
  createdAt: instant().notNull(),
  version: version(),
});

/**
 * The wall between tenants, and between live and test: every row of money belongs to one account.
 */
export const accounts = pgTable(
  "accounts",
  {
    id: id("acct").primaryKey(),
    merchantId: id("mer")
      .notNull()
      .references(() => merchants.id),
    name: text().notNull(),
    mode: text({ enum: ["live", "sandbox"] }).notNull(),
    country: text().notNull(),
    defaultCurrency: currency().notNull(),
    /** The proportional fee in hundredths of a per cent. */
    feeBasisPoints: integer().notNull(),
    /** The fixed fee per capture in minor units, by currency; none where a currency is absent. */
    feeFixed: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    settlementDelayDays: integer().notNull(),
    /** The refund policy in force; none until a first one was approved. */
    refundPolicyId: id("plc"),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    check("accounts_mode", sql`${table.mode} in ('live', 'sandbox')`),
    check("accounts_fee", sql`${table.feeBasisPoints} between 0 and 10000`),
    check("accounts_settlement_delay", sql`${table.settlementDelayDays} between 0 and 90`),
    index("accounts_of_merchant").on(table.merchantId, table.id),
    uniqueIndex("accounts_one_live").on(table.merchantId).where(sql`${table.mode} = 'live'`),
  ],
);

import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { currency, id, instant, version } from "#db/columns";
import type { SpendingLimit } from "#db/schema/spending";

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
    /** How often the available balance is paid out on its own. */
    payoutInterval: text({ enum: ["manual", "daily", "weekly", "monthly"] })
      .notNull()
      .default("manual"),
    /** Of a weekly schedule: 1 is Monday. */
    payoutWeekday: integer(),
    /** Of a monthly schedule: the day, or the month's last where it has no such day. */
    payoutMonthDay: integer(),
    /** When the next scheduled payout is due; null where none is. */
    nextPayoutAt: instant(),
    /** The refund policy in force; none until a first one was approved. */
    refundPolicyId: id("plc"),
    /** Bind all that people and programs ask for; a kind without one moves any amount. */
    spendingLimits: jsonb().$type<readonly SpendingLimit[]>().notNull().default([]),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    check("accounts_mode", sql`${table.mode} in ('live', 'sandbox')`),
    check("accounts_fee", sql`${table.feeBasisPoints} between 0 and 10000`),
    check("accounts_settlement_delay", sql`${table.settlementDelayDays} between 0 and 90`),
    check(
      "accounts_payout_schedule",
      sql`${table.payoutInterval} in ('manual', 'daily', 'weekly', 'monthly')
        and (${table.payoutInterval} = 'weekly') = (${table.payoutWeekday} is not null)
        and (${table.payoutInterval} = 'monthly') = (${table.payoutMonthDay} is not null)
        and (${table.payoutInterval} = 'manual') = (${table.nextPayoutAt} is null)
        and coalesce(${table.payoutWeekday}, 1) between 1 and 7
        and coalesce(${table.payoutMonthDay}, 1) between 1 and 31`,
    ),
    index("accounts_to_pay_out")
      .on(table.nextPayoutAt, table.id)
      .where(sql`${table.nextPayoutAt} is not null`),
    index("accounts_of_merchant").on(table.merchantId, table.id),
    uniqueIndex("accounts_one_live").on(table.merchantId).where(sql`${table.mode} = 'live'`),
  ],
);

import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, amountMinor, currency, id, indexOfSet, instant, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";

/** A line of the account's balance as the merchant sees it, made from ledger transfers. */
export const balanceTransactions = pgTable(
  "balance_transactions",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("txn").notNull(),
    type: text({
      enum: [
        "charge",
        "refund",
        "payout",
        "payout_cancel",
        "payout_failure",
        "transfer",
        "transfer_refund",
      ],
    }).notNull(),
    /** The charge, refund, payout or transfer behind it. */
    sourceId: text().notNull(),
    /** The charge whose release takes it along. */
    chargeId: id("ch"),
    /** The automatic payout that it is part of. */
    payoutId: id("po"),
    amountMinor: amountMinor().notNull(),
    feeMinor: amountMinor().notNull(),
    netMinor: amountMinor().notNull(),
    currency: currency().notNull(),
    status: text({ enum: ["pending", "available"] }).notNull(),
    availableAt: instant().notNull(),
    description: text(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index("balance_transactions_of_source")
      .on(table.accountId, table.sourceId, table.id)
      .where(sql`${table.chargeId} is null`),
    indexOfSet("balance_transactions_of_charge", table.accountId, [table.chargeId, table.id]),
    indexOfSet("balance_transactions_of_payout", table.accountId, [table.payoutId, table.id]),
    index("balance_transactions_to_pay_out")
      .on(table.accountId, table.currency, table.id)
      .where(sql`${table.payoutId} is null and ${table.status} = 'available'`),
    index("balance_transactions_by_kind").on(
      table.accountId,
      table.currency,
      table.type,
      table.status,
      table.id,
    ),
    check(
      "balance_transactions_net",
      sql`${table.netMinor} = ${table.amountMinor} - ${table.feeMinor}`,
    ),
  ],
);

import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import {
  accountId,
  amountMinor,
  currency,
  id,
  indexOfSet,
  instant,
  metadata,
  version,
} from "#db/columns";
import { accounts } from "#db/schema/merchants";

/**
 * Money from one account of the installation to another: a row with the same id in each of the two,
 * so that no query has to look beyond its own account.
 */
export const transfers = pgTable(
  "transfers",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("tr").notNull(),
    direction: text({ enum: ["sent", "received"] }).notNull(),
    sourceAccountId: id("acct").notNull(),
    destinationAccountId: id("acct").notNull(),
    amountMinor: amountMinor().notNull(),
    amountReversedMinor: amountMinor().notNull(),
    currency: currency().notNull(),
    description: text(),
    transferGroup: text(),
    metadata: metadata(),
    /** The line in the balance of the account whose row it is. */
    balanceTransactionId: id("txn").notNull(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index("transfers_by_direction").on(table.accountId, table.direction, table.id),
    index("transfers_to").on(table.accountId, table.destinationAccountId, table.id),
    indexOfSet("transfers_of_group", table.accountId, [table.transferGroup, table.id]),
    check(
      "transfers_direction",
      sql`${table.accountId} = case ${table.direction} when 'sent' then ${table.sourceAccountId}
        else ${table.destinationAccountId} end`,
    ),
    check("transfers_between_two", sql`${table.sourceAccountId} <> ${table.destinationAccountId}`),
    check(
      "transfers_reversed_at_most_sent",
      sql`${table.amountMinor} > 0
        and ${table.amountReversedMinor} between 0 and ${table.amountMinor}`,
    ),
  ],
);

/** Money of a transfer that went back to the sender; written in both accounts, like transfers. */
export const transferReversals = pgTable(
  "transfer_reversals",
  {
    accountId: accountId(),
    id: id("trr").notNull(),
    transferId: id("tr").notNull(),
    amountMinor: amountMinor().notNull(),
    currency: currency().notNull(),
    description: text(),
    metadata: metadata(),
    balanceTransactionId: id("txn").notNull(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      columns: [table.accountId, table.transferId],
      foreignColumns: [transfers.accountId, transfers.id],
    }),
    index("transfer_reversals_of_transfer").on(table.accountId, table.transferId, table.id),
    check("transfer_reversals_amount_positive", sql`${table.amountMinor} > 0`),
  ],
);

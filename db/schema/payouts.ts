import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { accountId, amountMinor, currency, id, instant, metadata, version } from "#db/columns";
import { bankAccounts } from "#db/schema/bank-accounts";

/** Money on its way to a bank account; of a reversal, on its way back. */
export const payouts = pgTable(
  "payouts",
  {
    accountId: accountId(),
    id: id("po").notNull(),
    status: text({ enum: ["pending", "in_transit", "paid", "failed", "canceled"] }).notNull(),
    /** Below zero for a reversal, which brings the money back. */
    amountMinor: amountMinor().notNull(),
    currency: currency().notNull(),
    /** Made by the schedule out of lines of the balance that name it. */
    automatic: boolean().notNull(),
    bankAccountId: id("ba").notNull(),
    /** Copied from the bank account, and held equal to it by the foreign key, for four eyes. */
    bankAccountStatus: text({ enum: ["approved"] }).notNull(),
    method: text({ enum: ["standard", "instant"] }).notNull(),
    description: text(),
    statementDescriptor: text(),
    metadata: metadata(),
    arrivalAt: instant().notNull(),
    /** When the bank is to be asked next; null where it has said its last word. */
    nextStepAt: instant(),
    failureCode: text(),
    failureMessage: text(),
    /** What it took of the balance; of a reversal, what it brought back. */
    balanceTransactionId: id("txn"),
    /** What came back of it after a failure or a cancelation. */
    failureBalanceTransactionId: id("txn"),
    originalPayoutId: id("po"),
    reversedById: id("po"),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      name: "payouts_to_approved_bank_account",
      columns: [table.accountId, table.bankAccountId, table.currency, table.bankAccountStatus],
      foreignColumns: [
        bankAccounts.accountId,
        bankAccounts.id,
        bankAccounts.currency,
        bankAccounts.status,
      ],
    }),
    foreignKey({
      name: "payouts_reversal_of",
      columns: [table.accountId, table.originalPayoutId],
      foreignColumns: [table.accountId, table.id],
    }),
    uniqueIndex("payouts_reversed_once")
      .on(table.accountId, table.originalPayoutId)
      .where(sql`${table.originalPayoutId} is not null`),
    index("payouts_by_state").on(table.accountId, table.currency, table.status, table.id),
    index("payouts_of_bank_account").on(table.accountId, table.bankAccountId, table.id),
    index("payouts_to_advance")
      .on(table.nextStepAt, table.accountId, table.id)
      .where(sql`${table.nextStepAt} is not null`),
    check(
      "payouts_status",
      sql`${table.status} in ('pending', 'in_transit', 'paid', 'failed', 'canceled')`,
    ),
    check("payouts_approved_bank_account", sql`${table.bankAccountStatus} = 'approved'`),
    check(
      "payouts_direction",
      sql`${table.amountMinor} <> 0
        and (${table.amountMinor} < 0) = (${table.originalPayoutId} is not null)`,
    ),
    check(
      "payouts_failure_has_code",
      sql`(${table.status} = 'failed') = (${table.failureCode} is not null)`,
    ),
    check(
      "payouts_money_came_back",
      sql`(${table.status} in ('failed', 'canceled'))
        = (${table.failureBalanceTransactionId} is not null)`,
    ),
    check(
      "payouts_reversed_after_paid",
      sql`${table.reversedById} is null or ${table.status} = 'paid'`,
    ),
  ],
);

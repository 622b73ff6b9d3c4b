import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { accountId, amountMinor, currency, id, instant, metadata, version } from "#db/columns";
import { customers } from "#db/schema/customers";
import type { PaymentFailure } from "#db/schema/payments";

/** What a customer can spend of their stored balance in one currency; the ledger has it as well. */
export const wallets = pgTable(
  "wallets",
  {
    accountId: accountId(),
    customerId: id("cus").notNull(),
    currency: currency().notNull(),
    /** Without what an authorised payment holds. */
    balanceMinor: amountMinor().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.customerId, table.currency] }),
    foreignKey({
      columns: [table.accountId, table.customerId],
      foreignColumns: [customers.accountId, customers.id],
    }),
    check("wallets_balance_not_negative", sql`${table.balanceMinor} >= 0`),
  ],
);

/** One move of a customer's stored balance; written once and never changed. */
export const walletTransactions = pgTable(
  "wallet_transactions",
  {
    accountId: accountId(),
    id: id("ccsbtxn").notNull(),
    customerId: id("cus").notNull(),
    currency: currency().notNull(),
    type: text({
      enum: [
        "applied_to_payment",
        "funded",
        "refunded_from_payment",
        "return_initiated",
        "transferred_in",
        "transferred_out",
        "unapplied_from_payment",
      ],
    }).notNull(),
    /** What came, or, below zero, what went. */
    netMinor: amountMinor().notNull(),
    /** What could be spent afterwards. */
    endingBalanceMinor: amountMinor().notNull(),
    /** The top-up, withdrawal, transfer, payment or refund it belongs to. */
    sourceId: text().notNull(),
    /** What the sender of a bank transfer wrote on it. */
    bankReference: text(),
    /** The wallet's version it led to: no two follow on the same balance. */
    walletVersion: bigint({ mode: "bigint" }).notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      columns: [table.accountId, table.customerId, table.currency],
      foreignColumns: [wallets.accountId, wallets.customerId, wallets.currency],
    }),
    unique("wallet_transactions_in_turn").on(
      table.accountId,
      table.customerId,
      table.currency,
      table.walletVersion,
    ),
    index("wallet_transactions_of_customer").on(
      table.accountId,
      table.currency,
      table.customerId,
      table.id,
    ),
    check("wallet_transactions_moves_money", sql`${table.netMinor} <> 0`),
    check("wallet_transactions_balance_not_negative", sql`${table.endingBalanceMinor} >= 0`),
    check(
      "wallet_transactions_sign",
      sql`(${table.netMinor} < 0)
        = (${table.type} in ('applied_to_payment', 'return_initiated', 'transferred_out'))`,
    ),
  ],
);

/** Why a card or a bank turned a move of money down. */
export type MoveFailure = Pick<PaymentFailure, "code" | "declineCode" | "message">;

/** What the sender of a bank transfer told of themselves. */
export interface BankTransfer {
  readonly reference: string | null;
  readonly sender_name: string | null;
}

/** Money put into a stored balance, by card or by bank transfer; a decline is kept as well. */
export const topUps = pgTable(
  "top_ups",
  {
    accountId: accountId(),
    id: id("topup").notNull(),
    customerId: id("cus").notNull(),
    amountMinor: amountMinor().notNull(),
    currency: currency().notNull(),
    status: text({ enum: ["succeeded", "failed"] }).notNull(),
    /** The card that was charged; none where the money came by bank transfer. */
    paymentMethodId: id("pm"),
    bankTransfer: jsonb().$type<BankTransfer>(),
    failure: jsonb().$type<MoveFailure>(),
    walletTransactionId: id("ccsbtxn"),
    description: text(),
    metadata: metadata(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      columns: [table.accountId, table.customerId],
      foreignColumns: [customers.accountId, customers.id],
    }),
    index("top_ups_of_customer").on(table.accountId, table.customerId, table.id),
    check("top_ups_amount_positive", sql`${table.amountMinor} > 0`),
    check(
      "top_ups_one_source",
      sql`num_nonnulls(${table.paymentMethodId}, ${table.bankTransfer}) = 1`,
    ),
    check(
      "top_ups_moved_or_failed",
      sql`(${table.status} = 'succeeded') = (${table.walletTransactionId} is not null)
        and (${table.status} = 'failed') = (${table.failure} is not null)`,
    ),
  ],
);

/** The bank account that a withdrawal went to; its number is never kept whole. */
export interface WithdrawalDestination {
  readonly account_holder_name: string;
  readonly bank_name: string | null;
  readonly last4: string;
}

/** Money a customer takes out of their stored balance; one that the bank refuses moves nothing. */
export const withdrawals = pgTable(
  "withdrawals",
  {
    accountId: accountId(),
    id: id("wd").notNull(),
    customerId: id("cus").notNull(),
    amountMinor: amountMinor().notNull(),
    currency: currency().notNull(),
    status: text({ enum: ["succeeded", "failed"] }).notNull(),
    destination: jsonb().$type<WithdrawalDestination>().notNull(),
    failure: jsonb().$type<MoveFailure>(),
    walletTransactionId: id("ccsbtxn"),
    description: text(),
    metadata: metadata(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      columns: [table.accountId, table.customerId],
      foreignColumns: [customers.accountId, customers.id],
    }),
    index("withdrawals_of_customer").on(table.accountId, table.customerId, table.id),
    check("withdrawals_amount_positive", sql`${table.amountMinor} > 0`),
    check(
      "withdrawals_moved_or_failed",
      sql`(${table.status} = 'succeeded') = (${table.walletTransactionId} is not null)
        and (${table.status} = 'failed') = (${table.failure} is not null)`,
    ),
  ],
);

/** Money that went from one customer's stored balance to another's. */
export const walletTransfers = pgTable(
  "wallet_transfers",
  {
    accountId: accountId(),
    id: id("wtr").notNull(),
    customerId: id("cus").notNull(),
    destinationId: id("cus").notNull(),
    amountMinor: amountMinor().notNull(),
    currency: currency().notNull(),
    outgoingTransactionId: id("ccsbtxn").notNull(),
    incomingTransactionId: id("ccsbtxn").notNull(),
    description: text(),
    metadata: metadata(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      columns: [table.accountId, table.customerId],
      foreignColumns: [customers.accountId, customers.id],
    }),
    foreignKey({
      columns: [table.accountId, table.destinationId],
      foreignColumns: [customers.accountId, customers.id],
    }),
    index("wallet_transfers_of_customer").on(table.accountId, table.customerId, table.id),
    index("wallet_transfers_to_customer").on(table.accountId, table.destinationId, table.id),
    check("wallet_transfers_amount_positive", sql`${table.amountMinor} > 0`),
    check("wallet_transfers_two_customers", sql`${table.customerId} <> ${table.destinationId}`),
  ],
);

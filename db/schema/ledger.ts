import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { accountId, amountMinor, currency, id, instant } from "#db/columns";
import { accounts } from "#db/schema/merchants";

/** A place where money is counted; its four sums change only together with a transfer. */
export const ledgerAccounts = pgTable(
  "ledger_accounts",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("lac").notNull(),
    kind: text({
      enum: [
        "channel_receivable",
        "pending",
        "available",
        "fees",
        "wallet",
        "payouts_in_transit",
        "between_accounts",
      ],
    }).notNull(),
    /** Whose wallet it is; the account's own where it is null. */
    customerId: id("cus"),
    currency: currency().notNull(),
    limit: text({
      enum: ["debits_must_not_exceed_credits", "credits_must_not_exceed_debits", "none"],
    }).notNull(),
    debitsPendingMinor: amountMinor().notNull(),
    debitsPostedMinor: amountMinor().notNull(),
    creditsPendingMinor: amountMinor().notNull(),
    creditsPostedMinor: amountMinor().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    unique("ledger_accounts_currency").on(table.accountId, table.id, table.currency),
    unique("ledger_accounts_kind")
      .on(table.accountId, table.kind, table.currency, table.customerId)
      .nullsNotDistinct(),
    check(
      "ledger_accounts_wallet_has_owner",
      sql`(${table.kind} = 'wallet') = (${table.customerId} is not null)`,
    ),
    check(
      "ledger_accounts_not_negative",
      sql`least(${table.debitsPendingMinor}, ${table.debitsPostedMinor},
        ${table.creditsPendingMinor}, ${table.creditsPostedMinor}) >= 0`,
    ),
    check(
      "ledger_accounts_debits_within_credits",
      sql`${table.limit} <> 'debits_must_not_exceed_credits'
        or ${table.debitsPendingMinor} + ${table.debitsPostedMinor} <= ${table.creditsPostedMinor}`,
    ),
    check(
      "ledger_accounts_credits_within_debits",
      sql`${table.limit} <> 'credits_must_not_exceed_debits'
        or ${table.creditsPendingMinor} + ${table.creditsPostedMinor}
          <= ${table.debitsPostedMinor}`,
    ),
  ],
);

/** One amount from a debit account to a credit account; written once and never changed. */
export const ledgerTransfers = pgTable(
  "ledger_transfers",
  {
    accountId: accountId(),
    id: id("ltr").notNull(),
    /** posted moves at once, pending holds, post and void end a hold. */
    kind: text({ enum: ["posted", "pending", "post", "void"] }).notNull(),
    debitAccountId: id("lac").notNull(),
    creditAccountId: id("lac").notNull(),
    /** What moved; of a void, what was let go. */
    amountMinor: amountMinor().notNull(),
    currency: currency().notNull(),
    /** The hold that a post or void ends. */
    pendingId: id("ltr"),
    /** The business reason: capture, fee, refund, release … */
    code: text().notNull(),
    /** The object it was made for. */
    subject: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      columns: [table.accountId, table.debitAccountId, table.currency],
      foreignColumns: [ledgerAccounts.accountId, ledgerAccounts.id, ledgerAccounts.currency],
    }),
    foreignKey({
      columns: [table.accountId, table.creditAccountId, table.currency],
      foreignColumns: [ledgerAccounts.accountId, ledgerAccounts.id, ledgerAccounts.currency],
    }),
    foreignKey({
      columns: [table.accountId, table.pendingId],
      foreignColumns: [table.accountId, table.id],
    }),
    uniqueIndex("ledger_transfers_one_end_per_hold")
      .on(table.accountId, table.pendingId)
      .where(sql`${table.pendingId} is not null`),
    index("ledger_transfers_of_subject").on(table.accountId, table.subject, table.id),
    index("ledger_transfers_between_accounts")
      .on(table.subject, table.currency)
      .where(sql`${table.code} in ('transfer', 'transfer_reversal')`),
    check("ledger_transfers_amount_positive", sql`${table.amountMinor} > 0`),
    check(
      "ledger_transfers_two_accounts",
      sql`${table.debitAccountId} <> ${table.creditAccountId}`,
    ),
    check("ledger_transfers_kind", sql`${table.kind} in ('posted', 'pending', 'post', 'void')`),
    check(
      "ledger_transfers_end_names_hold",
      sql`(${table.kind} in ('post', 'void')) = (${table.pendingId} is not null)`,
    ),
  ],
);

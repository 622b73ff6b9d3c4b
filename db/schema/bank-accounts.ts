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
import { accountId, currency, id, instant, metadata, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";

/** A bank account that money may be paid out to, once a second person has approved it. */
export const bankAccounts = pgTable(
  "bank_accounts",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("ba").notNull(),
    status: text({ enum: ["waiting", "approved", "rejected"] }).notNull(),
    holderName: text(),
    holderType: text({ enum: ["company", "individual"] }),
    bankName: text(),
    /** ISO 3166-1, two letters. */
    country: text().notNull(),
    currency: currency().notNull(),
    routingNumber: text(),
    numberKind: text({ enum: ["iban", "account_number"] }).notNull(),
    /** The number under the vault's key; only its last four characters are ever shown. */
    sealedNumber: text().notNull(),
    last4: text().notNull(),
    /** A keyed digest that tells whether two registrations are the same bank account. */
    fingerprint: text().notNull(),
    /** How the sandbox bank answers for it; none where no sandbox bank does. */
    sandboxBehaviour: text(),
    metadata: metadata(),
    registeredBy: id("usr").notNull(),
    decidedBy: id("usr"),
    decidedAt: instant(),
    rejectionReason: text(),
    removedAt: instant(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    unique("bank_accounts_currency").on(table.accountId, table.id, table.currency),
    unique("bank_accounts_decided").on(table.accountId, table.id, table.currency, table.status),
    uniqueIndex("bank_accounts_registered_once")
      .on(table.accountId, table.currency, table.fingerprint)
      .where(sql`${table.removedAt} is null and ${table.status} <> 'rejected'`),
    check("bank_accounts_status", sql`${table.status} in ('waiting', 'approved', 'rejected')`),
    check(
      "bank_accounts_four_eyes",
      sql`(${table.status} = 'waiting') = (${table.decidedBy} is null)
        and ${table.decidedBy} is distinct from ${table.registeredBy}`,
    ),
    check(
      "bank_accounts_rejection_has_reason",
      sql`${table.status} <> 'rejected'
        or length(trim(coalesce(${table.rejectionReason}, ''))) > 0`,
    ),
  ],
);

/** Where an account's payouts in a currency go if nothing else is named: one place for each. */
export const defaultBankAccounts = pgTable(
  "default_bank_accounts",
  {
    accountId: accountId(),
    currency: currency().notNull(),
    /** None after the former default was removed. */
    bankAccountId: id("ba"),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.currency] }),
    foreignKey({
      name: "default_bank_accounts_of_currency",
      columns: [table.accountId, table.bankAccountId, table.currency],
      foreignColumns: [bankAccounts.accountId, bankAccounts.id, bankAccounts.currency],
    }),
    index("default_bank_accounts_of_bank_account").on(table.accountId, table.bankAccountId),
  ],
);

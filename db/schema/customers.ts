import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, id, indexOfSet, instant, metadata, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";

/** A postal address as the API takes and shows it. */
export interface Address {
  readonly city: string | null;
  readonly country: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly postal_code: string | null;
  readonly state: string | null;
}

/** Someone who pays the account, and whom it may pay back. */
export const customers = pgTable(
  "customers",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("cus").notNull(),
    name: text(),
    email: text(),
    phone: text(),
    description: text(),
    address: jsonb().$type<Address>(),
    /** A frozen one neither pays nor receives; a closed one never will again. */
    status: text({ enum: ["active", "frozen", "closed"] })
      .notNull()
      .default("active"),
    /** Why it is frozen or closed, in the words of whoever did it. */
    statusReason: text(),
    statusChangedAt: instant(),
    metadata: metadata(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    check("customers_status", sql`${table.status} in ('active', 'frozen', 'closed')`),
    check(
      "customers_frozen_has_reason",
      sql`${table.status} <> 'frozen' or length(trim(coalesce(${table.statusReason}, ''))) > 0`,
    ),
    indexOfSet("customers_by_email", table.accountId, [table.email, table.id]),
    index("customers_by_status")
      .on(table.accountId, table.status, table.id)
      .where(sql`${table.deletedAt} is null`),
  ],
);

import { index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, id, instant, metadata, version } from "#db/columns";
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
    metadata: metadata(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index("customers_by_email").on(table.accountId, table.email, table.id),
  ],
);

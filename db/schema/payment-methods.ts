import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { accountId, id, instant, metadata, version } from "#db/columns";
import { type Address, customers } from "#db/schema/customers";

/** Who is billed, as the API takes and shows it. */
export interface BillingDetails {
  readonly address: Address | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: string | null;
}

/**
 * A way to pay: for now a card of the sandbox network, named by its behaviour, never by a number.
 */
export const paymentMethods = pgTable(
  "payment_methods",
  {
    accountId: accountId(),
    id: id("pm").notNull(),
    customerId: id("cus"),
    type: text({ enum: ["card"] }).notNull(),
    brand: text().notNull(),
    last4: text().notNull(),
    expiryMonth: integer().notNull(),
    expiryYear: integer().notNull(),
    funding: text().notNull(),
    country: text().notNull(),
    fingerprint: text().notNull(),
    /** How the sandbox network answers this card. */
    behaviour: text().notNull(),
    billingDetails: jsonb().$type<BillingDetails>().notNull(),
    metadata: metadata(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      columns: [table.accountId, table.customerId],
      foreignColumns: [customers.accountId, customers.id],
    }),
    index("payment_methods_of_customer").on(table.accountId, table.customerId, table.id),
    check("payment_methods_last4", sql`${table.last4} ~ '^[0-9]{4}$'`),
  ],
);

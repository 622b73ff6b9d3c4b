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
import { accountId, id, indexOfSet, instant, metadata, version } from "#db/columns";
import { type Address, customers } from "#db/schema/customers";
import { vaultTokens } from "#db/schema/vault";

/** Who is billed, as the API takes and shows it. */
export interface BillingDetails {
  readonly address: Address | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: string | null;
}

/** A way to pay: a card, whose number only the vault has, or a customer's stored balance. */
export const paymentMethods = pgTable(
  "payment_methods",
  {
    accountId: accountId(),
    id: id("pm").notNull(),
    customerId: id("cus"),
    type: text({ enum: ["card", "customer_balance"] }).notNull(),
    brand: text(),
    last4: text(),
    expiryMonth: integer(),
    expiryYear: integer(),
    funding: text(),
    country: text(),
    fingerprint: text(),
    /** How the sandbox network answers this card. */
    behaviour: text(),
    /** The vault's token for its number; none of a test card that came by its name. */
    vaultTokenId: id("tok"),
    /** What the network said of the security code, asked once; the code itself is nowhere. */
    cvcCheck: text({ enum: ["pass", "fail"] }),
    /** When its customer let go of it; from then on nobody pays with it. */
    detachedAt: instant(),
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
    foreignKey({
      columns: [table.accountId, table.vaultTokenId],
      foreignColumns: [vaultTokens.accountId, vaultTokens.id],
    }),
    indexOfSet("payment_methods_of_customer", table.accountId, [table.customerId, table.id]),
    index("payment_methods_saved")
      .on(table.accountId, table.type, table.id)
      .where(sql`${table.customerId} is not null`),
    check(
      "payment_methods_card_is_known",
      sql`(${table.type} = 'card') = (num_nulls(${table.brand}, ${table.last4},
        ${table.expiryMonth}, ${table.expiryYear}, ${table.funding}, ${table.country},
        ${table.fingerprint}) = 0)`,
    ),
    check(
      "payment_methods_detached_is_nobodys",
      sql`${table.detachedAt} is null or ${table.customerId} is null`,
    ),
    check("payment_methods_last4", sql`${table.last4} ~ '^[0-9]{4}$'`),
  ],
);

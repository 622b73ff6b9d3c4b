import { sql } from "drizzle-orm";
import { check, foreignKey, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { accountId, id, indexOfSet, instant, metadata, version } from "#db/columns";
import { customers } from "#db/schema/customers";
import { accounts } from "#db/schema/merchants";
import type { PaymentFailure } from "#db/schema/payments";

/** A card that is to be saved for later payments, through all tries to have its bank agree. */
export const setupIntents = pgTable(
  "setup_intents",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("seti").notNull(),
    status: text({
      enum: [
        "requires_payment_method",
        "requires_confirmation",
        "requires_action",
        "canceled",
        "succeeded",
      ],
    }).notNull(),
    /** Whether later payments are to go through without the customer being there. */
    usage: text({ enum: ["off_session", "on_session"] }).notNull(),
    customerId: id("cus"),
    paymentMethodId: id("pm"),
    description: text(),
    returnUrl: text(),
    lastFailure: jsonb().$type<PaymentFailure>(),
    clientSecret: text().notNull(),
    metadata: metadata(),
    cancellationReason: text(),
    canceledAt: instant(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      columns: [table.accountId, table.customerId],
      foreignColumns: [customers.accountId, customers.id],
    }),
    indexOfSet("setup_intents_of_customer", table.accountId, [table.customerId, table.id]),
    indexOfSet("setup_intents_of_method", table.accountId, [table.paymentMethodId, table.id]),
    check(
      "setup_intents_have_a_method",
      sql`${table.status} in ('requires_payment_method', 'canceled')
        or ${table.paymentMethodId} is not null`,
    ),
  ],
);

import { sql } from "drizzle-orm";
import { customers } from "#db/schema/customers";
import { charges, paymentIntents } from "#db/schema/payments";
import type { Searchable } from "#domain/search/search-filter";
import {
  rangesForCharges,
  rangesForCustomers,
  rangesForPayments,
} from "#domain/search/search-ranges";

/** What can be asked of payment intents. */
export const searchablePayments: Searchable<"pi"> = {
  prefix: "pi",
  fields: {
    amount: { kind: "number", of: paymentIntents.amountMinor },
    created: { kind: "moment", of: paymentIntents.createdAt },
    currency: { kind: "text", of: paymentIntents.currency },
    customer: { kind: "id", of: paymentIntents.customerId, prefix: "cus" },
    description: { kind: "text", of: paymentIntents.description },
    status: { kind: "word", of: paymentIntents.status },
  },
  metadata: paymentIntents.metadata,
  rangesFor: rangesForPayments,
};

const card = (field: string) => sql`(${charges.card} ->> ${field})`;

/** What can be asked of charges. */
export const searchableCharges: Searchable<"ch"> = {
  prefix: "ch",
  fields: {
    amount: { kind: "number", of: charges.amountMinor },
    created: { kind: "moment", of: charges.createdAt },
    currency: { kind: "text", of: charges.currency },
    customer: { kind: "id", of: charges.customerId, prefix: "cus" },
    "payment_method_details.card.brand": { kind: "text", of: card("brand") },
    "payment_method_details.card.exp_month": {
      kind: "number",
      of: sql`${card("expiryMonth")}::bigint`,
    },
    "payment_method_details.card.exp_year": {
      kind: "number",
      of: sql`${card("expiryYear")}::bigint`,
    },
    "payment_method_details.card.fingerprint": { kind: "text", of: card("fingerprint") },
    "payment_method_details.card.last4": { kind: "text", of: charges.cardLast4 },
    refunded: {
      kind: "truth",
      of: sql`(${charges.captured}
        and ${charges.amountRefundedMinor} = ${charges.amountCapturedMinor})`,
    },
    status: { kind: "word", of: charges.status },
  },
  metadata: charges.metadata,
  rangesFor: rangesForCharges,
};

/** What can be asked of customers. */
export const searchableCustomers: Searchable<"cus"> = {
  prefix: "cus",
  fields: {
    created: { kind: "moment", of: customers.createdAt },
    email: { kind: "text", of: customers.email },
    name: { kind: "text", of: customers.name },
    phone: { kind: "text", of: customers.phone },
  },
  metadata: customers.metadata,
  rangesFor: rangesForCustomers,
};

import { customers } from "#db/schema/customers";
import { searchTerms } from "#db/schema/search";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { type Customer, type CustomerFields, described } from "#domain/customers/customer";
import { customerView } from "#domain/customers/customer-view";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { termsOf, textsOf } from "#domain/customers/search-terms";
import { told } from "#domain/events/event-note";
import { newId } from "#platform/ids";

export interface CreateCustomerInput extends CustomerFields {
  readonly metadata?: MetadataChanges | undefined;
}

const nothingKnown = { name: null, email: null, phone: null, description: null, address: null };

/** Adds someone who pays; two customers may share an e-mail address. */
export async function createCustomer(ctx: Context, input: CreateCustomerInput): Promise<Customer> {
  requireScope(ctx, "customers:write");

  return commit(ctx, async (read) => {
    const customer: Customer = {
      ...described(nothingKnown, input),
      accountId: read.accountId,
      id: newId("cus", read.now),
      status: "active",
      statusReason: null,
      statusChangedAt: null,
      metadata: changedMetadata({}, input.metadata),
      createdAt: read.now,
      deletedAt: null,
      version: 1n,
    };
    return change(customer, {
      audit: { action: "customer.created", subject: customer.id },
      events: [told("customer.created", customerView(customer, ctx.account), customer.version)],
    })
      .inserts(customers, customer)
      .inserts(searchTerms, ...termsOf("cus", customer, { texts: textsOf(customer) }));
  });
}

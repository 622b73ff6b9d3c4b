import { customers } from "#db/schema/customers";
import { searchTerms } from "#db/schema/search";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { type Customer, type CustomerFields, described } from "#domain/customers/customer";
import { customerView } from "#domain/customers/customer-view";
import { loadCustomer } from "#domain/customers/load-customer";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { termsOf, textsOf } from "#domain/customers/search-terms";
import { toldChange } from "#domain/events/event-note";

/** Absent fields stay as they are, null unsets. */
export interface UpdateCustomerInput extends CustomerFields {
  readonly customerId: string;
  readonly metadata?: MetadataChanges | undefined;
}

/** Changes what is known of a customer. */
export async function updateCustomer(ctx: Context, input: UpdateCustomerInput): Promise<Customer> {
  requireScope(ctx, "customers:write");

  return commit(ctx, async (read) => {
    const customer = await loadCustomer(read, input.customerId, "customer");
    const updated = next(customer, {
      ...described(customer, input),
      metadata: changedMetadata(customer.metadata, input.metadata),
    });
    const shapes = {
      before: customerView(customer, ctx.account),
      after: customerView(updated, ctx.account),
    };
    return change(updated, {
      audit: { action: "customer.updated", subject: customer.id },
      events: [toldChange("customer.updated", shapes, updated.version)],
    })
      .updates(customers, customer, updated)
      .inserts(
        searchTerms,
        ...termsOf("cus", updated, { texts: textsOf(updated), before: textsOf(customer) }),
      );
  });
}

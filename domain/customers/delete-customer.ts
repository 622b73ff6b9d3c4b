import { customers } from "#db/schema/customers";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Customer } from "#domain/customers/customer";
import { customerView } from "#domain/customers/customer-view";
import { loadCustomer } from "#domain/customers/load-customer";
import { told } from "#domain/events/event-note";

/** Takes a customer out of use for good; payments that name them keep their record. */
export async function deleteCustomer(
  ctx: Context,
  input: { readonly customerId: string },
): Promise<Customer> {
  requireScope(ctx, "customers:write");

  return commit(ctx, async (read) => {
    const customer = await loadCustomer(read, input.customerId, "customer");
    const deleted = next(customer, { deletedAt: read.now });
    return change(deleted, {
      audit: { action: "customer.deleted", subject: customer.id },
      events: [told("customer.deleted", customerView(deleted, ctx.account), deleted.version)],
    }).updates(customers, customer, deleted);
  });
}

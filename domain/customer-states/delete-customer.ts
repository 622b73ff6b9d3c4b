import { customers } from "#db/schema/customers";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { guardingWallets, requireEmpty } from "#domain/customer-states/require-empty";
import type { Customer } from "#domain/customers/customer";
import { customerView } from "#domain/customers/customer-view";
import { told } from "#domain/events/event-note";
import { loadHolder } from "#domain/wallets/load-holder";

/**
 * Takes a customer out of use for good; payments that name them keep their record. Whoever still
 * has stored money, or money that waits, stays.
 */
export async function deleteCustomer(
  ctx: Context,
  input: { readonly customerId: string },
): Promise<Customer> {
  requireScope(ctx, "customers:write");

  return commit(ctx, async (read) => {
    const holder = await loadHolder(read, input.customerId, "customer");
    await requireEmpty(read, holder);
    const { customer } = holder;
    const deleted = next(customer, { deletedAt: read.now });
    const made = change(deleted, {
      audit: { action: "customer.deleted", subject: customer.id },
      events: [told("customer.deleted", customerView(deleted, ctx.account), deleted.version)],
    }).updates(customers, customer, deleted);
    return guardingWallets(made, holder);
  });
}

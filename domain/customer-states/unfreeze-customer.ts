import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { commit } from "#domain/changes/commit";
import { statusChange } from "#domain/customer-states/status-change";
import type { Customer } from "#domain/customers/customer";
import { loadCustomer } from "#domain/customers/load-customer";

/** The customer pays and receives again. */
export async function unfreezeCustomer(
  ctx: Context,
  input: { readonly customerId: string },
): Promise<Customer> {
  requireScope(ctx, "customers:freeze");

  return commit(ctx, async (read) => {
    const customer = await loadCustomer(read, input.customerId, "customer");
    return statusChange(customer, { move: "unfreeze", reason: null, ctx, at: read.now });
  });
}

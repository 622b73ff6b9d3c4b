import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { commit } from "#domain/changes/commit";
import { requireReason, statusChange } from "#domain/customer-states/status-change";
import type { Customer } from "#domain/customers/customer";
import { loadCustomer } from "#domain/customers/load-customer";

export interface FreezeCustomerInput {
  readonly customerId: string;
  readonly reason: string;
}

/** From now on the customer neither pays nor receives, until someone unfreezes them. */
export async function freezeCustomer(ctx: Context, input: FreezeCustomerInput): Promise<Customer> {
  requireScope(ctx, "customers:freeze");
  const reason = requireReason(input.reason);

  return commit(ctx, async (read) => {
    const customer = await loadCustomer(read, input.customerId, "customer");
    return statusChange(customer, { move: "freeze", reason, ctx, at: read.now });
  });
}

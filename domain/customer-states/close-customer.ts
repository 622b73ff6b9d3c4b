import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { commit } from "#domain/changes/commit";
import { guardingWallets, requireEmpty } from "#domain/customer-states/require-empty";
import { requireReason, statusChange } from "#domain/customer-states/status-change";
import type { Customer } from "#domain/customers/customer";
import { loadHolder } from "#domain/wallets/load-holder";

export interface CloseCustomerInput {
  readonly customerId: string;
  readonly reason: string;
}

/** Ends a customer's account for good; wants nothing left in it, in any currency. */
export async function closeCustomer(ctx: Context, input: CloseCustomerInput): Promise<Customer> {
  requireScope(ctx, "customers:freeze");
  const reason = requireReason(input.reason);

  return commit(ctx, async (read) => {
    const holder = await loadHolder(read, input.customerId, "customer");
    const closed = statusChange(holder.customer, { move: "close", reason, ctx, at: read.now });
    await requireEmpty(read, holder);
    return guardingWallets(closed, holder);
  });
}

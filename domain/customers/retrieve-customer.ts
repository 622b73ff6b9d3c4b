import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import type { Customer } from "#domain/customers/customer";
import { noSuchCustomer } from "#domain/customers/load-customer";
import { findCustomer } from "#domain/customers/queries";

/** The customer of that id, also after deletion: whoever holds the id is told what became of it. */
export async function retrieveCustomer(
  ctx: Context,
  input: { readonly customerId: string },
): Promise<Customer> {
  requireScope(ctx, "customers:read");

  const customer = await findCustomer(readerOf(ctx), input.customerId);
  if (customer) return customer;
  throw noSuchCustomer("customer");
}

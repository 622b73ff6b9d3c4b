import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { Customer } from "#domain/customers/customer";
import { pageOfCustomers } from "#domain/customers/queries";

export interface ListCustomersInput extends ListInput {
  readonly email?: string | undefined;
}

/** The account's customers, newest first, without those who were deleted. */
export async function listCustomers(
  ctx: Context,
  input: ListCustomersInput,
): Promise<Page<Customer>> {
  requireScope(ctx, "customers:read");

  return pageOfCustomers(readerOf(ctx), input, input.email?.toLowerCase());
}

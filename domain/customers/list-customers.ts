import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { Customer } from "#domain/customers/customer";
import { pageOfCustomers } from "#domain/customers/queries";

export interface ListCustomersInput extends ListInput {
  readonly email?: string | undefined;
  readonly status?: Customer["status"] | undefined;
}

/** The account's customers, newest first, without those who were deleted. */
export async function listCustomers(
  ctx: Context,
  input: ListCustomersInput,
): Promise<Page<Customer>> {
  requireScope(ctx, "customers:read");

  const { email, status, ...list } = input;
  return pageOfCustomers(readerOf(ctx), list, { email: email?.toLowerCase(), status });
}

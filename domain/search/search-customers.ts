import { isNull } from "drizzle-orm";
import { customers } from "#db/schema/customers";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Page, readPage } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { Customer } from "#domain/customers/customer";
import { type SearchInput, searchPage } from "#domain/search/search-page";
import { searchableCustomers } from "#domain/search/searchable";

/** The account's customers for whom the query holds, newest first, without those deleted. */
export async function searchCustomers(ctx: Context, input: SearchInput): Promise<Page<Customer>> {
  requireScope(ctx, "customers:read");

  const read = readerOf(ctx);
  const { filters = [], ...listing } = await searchPage(read, input, searchableCustomers);
  const isListed = isNull(customers.deletedAt);
  return readPage(read, customers, { ...listing, filters: [...filters, isListed] });
}

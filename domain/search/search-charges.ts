import { charges } from "#db/schema/payments";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Page, readPage } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import { type SearchInput, searchPage } from "#domain/search/search-page";
import { searchableCharges } from "#domain/search/searchable";

/** The account's charges for which the query holds, newest first. */
export async function searchCharges(ctx: Context, input: SearchInput): Promise<Page<Charge>> {
  requireScope(ctx, "payments:read");

  const read = readerOf(ctx);
  return readPage(read, charges, await searchPage(read, input, searchableCharges));
}

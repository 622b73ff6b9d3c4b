import { paymentIntents } from "#db/schema/payments";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Page, readPage } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { Payment } from "#domain/payments/payment";
import { type SearchInput, searchPage } from "#domain/search/search-page";
import { searchablePayments } from "#domain/search/searchable";

/** The account's payments for which the query holds, newest first. */
export async function searchPayments(ctx: Context, input: SearchInput): Promise<Page<Payment>> {
  requireScope(ctx, "payments:read");

  const read = readerOf(ctx);
  return readPage(read, paymentIntents, await searchPage(read, input, searchablePayments));
}

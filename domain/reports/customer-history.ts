import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { Counted } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import { readCustomerHistory } from "#domain/reports/queries";
import { type Id, parseId } from "#platform/ids";

/** What is known of a customer's payments, to judge a refund by. */
export interface CustomerHistory {
  readonly id: Id<"cus">;
  readonly name: string | null;
  readonly email: string | null;
  readonly since: Temporal.Instant;
  readonly payments: Counted;
  readonly refunds: Counted;
}

/** How often a customer has paid and been refunded; undefined for one the account does not have. */
export async function customerHistory(
  ctx: Context,
  input: { readonly customerId: string },
): Promise<CustomerHistory | undefined> {
  requireScope(ctx, "customers:read");

  const id = parseId("cus", input.customerId);
  return id && readCustomerHistory(readerOf(ctx), id);
}

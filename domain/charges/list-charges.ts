import { charges } from "#db/schema/payments";
import { naming, narrowed } from "#db/stretches";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import { listRows } from "#domain/charges/queries";

export interface ListChargesInput extends ListInput {
  readonly paymentIntentId?: string | undefined;
  readonly customerId?: string | undefined;
}

/** The account's charges, newest first; a filter by an id that it does not have finds nothing. */
export async function listCharges(ctx: Context, input: ListChargesInput): Promise<Page<Charge>> {
  requireScope(ctx, "payments:read");

  const narrowing = narrowed(
    naming(charges.paymentIntentId, "pi", input.paymentIntentId),
    naming(charges.customerId, "cus", input.customerId),
  );
  return listRows(readerOf(ctx), input, narrowing);
}

import { eq } from "drizzle-orm";
import { refunds } from "#db/schema/refunds";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { idFilter, type ListInput, type Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import { listRows } from "#domain/refunds/queries";
import type { Refund } from "#domain/refunds/refund";

export interface ListRefundsInput extends ListInput {
  readonly chargeId?: string | undefined;
  readonly paymentId?: string | undefined;
  /** `pending` is the approval queue. */
  readonly status?: Refund["status"] | undefined;
}

/** The account's refunds, newest first. */
export async function listRefunds(ctx: Context, input: ListRefundsInput): Promise<Page<Refund>> {
  requireScope(ctx, "refunds:read");

  return listRows(readerOf(ctx), input, [
    idFilter(refunds.chargeId, "ch", input.chargeId),
    idFilter(refunds.paymentIntentId, "pi", input.paymentId),
    input.status && eq(refunds.status, input.status),
  ]);
}

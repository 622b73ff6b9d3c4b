import { refunds } from "#db/schema/refunds";
import { naming, narrowed, stretches } from "#db/stretches";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
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

  const narrowing = narrowed(
    naming(refunds.chargeId, "ch", input.chargeId),
    naming(refunds.paymentIntentId, "pi", input.paymentId),
    input.status && stretches([refunds.status, [input.status]]),
  );
  return listRows(readerOf(ctx), input, narrowing);
}

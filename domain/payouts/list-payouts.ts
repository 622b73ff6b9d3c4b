import { eq, gte, lt, type SQL } from "drizzle-orm";
import { payouts } from "#db/schema/payouts";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type CreatedRange, idFilter, type ListInput, type Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { Currency } from "#domain/money/currencies";
import type { Payout } from "#domain/payouts/payout";
import { listRows } from "#domain/payouts/queries";

export interface ListPayoutsInput extends ListInput {
  readonly status?: Payout["status"] | undefined;
  readonly currency?: Currency | undefined;
  /** The bank account they go to. */
  readonly destinationId?: string | undefined;
  /** When they arrive, in whole seconds. */
  readonly arrival?: CreatedRange | undefined;
}

/** The account's payouts, newest first. */
export async function listPayouts(ctx: Context, input: ListPayoutsInput): Promise<Page<Payout>> {
  requireScope(ctx, "payouts:read");

  return listRows(readerOf(ctx), input, [
    input.status && eq(payouts.status, input.status),
    input.currency && eq(payouts.currency, input.currency),
    idFilter(payouts.bankAccountId, "ba", input.destinationId),
    ...arrivesBetween(input.arrival),
  ]);
}

const second = { seconds: 1 } as const;

function arrivesBetween({
  gt: after,
  gte: from,
  lt: before,
  lte: until,
}: CreatedRange = {}): readonly (SQL | undefined)[] {
  const { arrivalAt } = payouts;
  return [
    after && gte(arrivalAt, after.add(second)),
    from && gte(arrivalAt, from),
    before && lt(arrivalAt, before),
    until && lt(arrivalAt, until.add(second)),
  ];
}

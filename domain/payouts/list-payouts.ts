import { gte, lt, type SQL } from "drizzle-orm";
import { payouts } from "#db/schema/payouts";
import { naming, narrowed, stretches } from "#db/stretches";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type CreatedRange, type ListInput, type Page, valuesIn } from "#domain/changes/page";
import { type Reader, readerOf } from "#domain/changes/reader";
import type { Currency } from "#domain/money/currencies";
import { longestWayHours } from "#domain/payouts/new-payout";
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

  const read = readerOf(ctx);
  const { within, filters = [] } = narrowed(
    naming(payouts.bankAccountId, "ba", input.destinationId),
    await inState(read, input),
  );
  return listRows(read, onItsWay(input), {
    within,
    filters: [...filters, ...arrivesBetween(input.arrival)],
  });
}

async function inState(read: Reader, { status, currency }: ListPayoutsInput) {
  if (!status && !currency) return undefined;
  return stretches(
    [payouts.currency, currency ? [currency] : await valuesIn(read, payouts.currency)],
    [payouts.status, status ? [status] : payouts.status.enumValues],
  );
}

/** The same list, as near to the payouts that arrive then as their ids can tell. */
function onItsWay({ arrival, ...list }: ListPayoutsInput): ListInput {
  const from = arrival?.gte ?? arrival?.gt;
  const before = arrival?.lt ?? arrival?.lte?.add(second);
  const { gte: since = from?.subtract({ hours: longestWayHours }), lt: until = before } =
    list.created ?? {};
  return { ...list, created: { ...list.created, gte: since, lt: until } };
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

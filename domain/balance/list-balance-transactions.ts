import { eq, isNull, ne } from "drizzle-orm";
import type { IndexRange } from "#db/index-range";
import { balanceTransactions } from "#db/schema/balance";
import { type Narrowing, narrowed, stretches } from "#db/stretches";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { findPayoutKind, findRefundedCharge, listLines } from "#domain/balance/queries";
import { type ListInput, type Page, valuesIn } from "#domain/changes/page";
import { type Reader, readerOf } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { Currency } from "#domain/money/currencies";
import { type Id, parseId } from "#platform/ids";

export interface ListBalanceTransactionsInput extends ListInput {
  readonly type?: BalanceTransaction["type"] | undefined;
  readonly currency?: Currency | undefined;
  readonly status?: BalanceTransaction["status"] | undefined;
  /** The charge, refund, payout or transfer behind the lines. */
  readonly sourceId?: string | undefined;
  /** The automatic payout whose amount the lines add up to. */
  readonly payoutId?: string | undefined;
}

/** The account's balance transactions, newest first. */
export async function listBalanceTransactions(
  ctx: Context,
  input: ListBalanceTransactionsInput,
): Promise<Page<BalanceTransaction>> {
  requireScope(ctx, "balance:read");

  const read = readerOf(ctx);
  return listLines(read, input, await narrowing(read, input));
}

const lines = balanceTransactions;

async function narrowing(read: Reader, input: ListBalanceTransactionsInput): Promise<Narrowing> {
  const { payoutId, sourceId } = input;
  const payout = payoutId === undefined ? undefined : await automaticPayout(read, payoutId);
  const { within, filters = [] } = narrowed(
    sourceId === undefined ? undefined : await madeFor(read, sourceId),
    payout && stretches([lines.payoutId, [payout]]),
    await ofKind(read, input),
  );
  return {
    within,
    filters: [
      ...filters,
      sourceId === undefined ? undefined : eq(lines.sourceId, sourceId),
      // Its own line is settled with the others but is not one of those that it is made of.
      payout && ne(lines.sourceId, payout),
    ],
  };
}

/** Lines that a charge or its refunds made are found by the charge, all others by their source. */
async function madeFor(read: Reader, sourceId: string): Promise<IndexRange> {
  const refundId = parseId("re", sourceId);
  const chargeId = refundId ? await findRefundedCharge(read, refundId) : parseId("ch", sourceId);
  if (chargeId) return stretches([lines.chargeId, [chargeId]]);
  return { ...stretches([lines.sourceId, [sourceId]]), where: isNull(lines.chargeId) };
}

async function ofKind(
  read: Reader,
  { currency, type, status }: ListBalanceTransactionsInput,
): Promise<IndexRange | undefined> {
  if (!currency && !type && !status) return undefined;
  return stretches(
    [lines.currency, currency ? [currency] : await valuesIn(read, lines.currency)],
    [lines.type, type ? [type] : lines.type.enumValues],
    [lines.status, status ? [status] : lines.status.enumValues],
  );
}

/** A payout of an amount that somebody chose is made of no lines in particular. */
async function automaticPayout(read: Reader, text: string): Promise<Id<"po">> {
  const param = "payout";
  const id = parseId("po", text);
  const found = id && (await findPayoutKind(read, id));
  if (!found) throw new DomainError("resource_missing", "No such payout.", { param });
  if (found.automatic) return id;
  throw new DomainError(
    "parameter_invalid",
    "Only a payout that the schedule made is the sum of balance transactions; this one is not.",
    { param },
  );
}

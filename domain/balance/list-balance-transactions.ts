import { eq, ne } from "drizzle-orm";
import { balanceTransactions } from "#db/schema/balance";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { findPayoutKind, listLines } from "#domain/balance/queries";
import type { ListInput, Page } from "#domain/changes/page";
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

  const { type, currency, status, sourceId, payoutId } = input;
  const read = readerOf(ctx);
  const payout = payoutId === undefined ? undefined : await automaticPayout(read, payoutId);
  return listLines(read, input, [
    // Its own line is settled with the others but is not one of those that it is made of.
    payout && eq(balanceTransactions.payoutId, payout),
    payout && ne(balanceTransactions.sourceId, payout),
    type && eq(balanceTransactions.type, type),
    currency && eq(balanceTransactions.currency, currency),
    status && eq(balanceTransactions.status, status),
    sourceId === undefined ? undefined : eq(balanceTransactions.sourceId, sourceId),
  ]);
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

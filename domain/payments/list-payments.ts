import { eq } from "drizzle-orm";
import { paymentIntents } from "#db/schema/payments";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { idFilter, type ListInput, type Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { Currency } from "#domain/money/currencies";
import type { Payment, PaymentStatus } from "#domain/payments/payment";
import { listRows, searchFilter } from "#domain/payments/queries";

export interface ListPaymentsInput extends ListInput {
  readonly customerId?: string | undefined;
  readonly status?: PaymentStatus | undefined;
  readonly currency?: Currency | undefined;
  readonly amountMinor?: bigint | undefined;
  /** An id, an e-mail address, or the last four of a card. */
  readonly search?: string | undefined;
}

/** The account's payments, newest first. */
export async function listPayments(ctx: Context, input: ListPaymentsInput): Promise<Page<Payment>> {
  requireScope(ctx, "payments:read");

  const read = readerOf(ctx);
  const { status, currency, amountMinor, search } = input;
  return listRows(read, input, [
    idFilter(paymentIntents.customerId, "cus", input.customerId),
    status && eq(paymentIntents.status, status),
    currency && eq(paymentIntents.currency, currency),
    amountMinor === undefined ? undefined : eq(paymentIntents.amountMinor, amountMinor),
    search === undefined ? undefined : searchFilter(read, search),
  ]);
}

import type { IndexRange } from "#db/index-range";
import { paymentIntents } from "#db/schema/payments";
import { naming, narrowed, stretches } from "#db/stretches";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type ListInput, type Page, valuesIn } from "#domain/changes/page";
import { type Reader, readerOf } from "#domain/changes/reader";
import type { Currency } from "#domain/money/currencies";
import type { Payment, PaymentStatus } from "#domain/payments/payment";
import { findPaymentOf, listRows, ofEmail, triedWith } from "#domain/payments/queries";
import { type Id, parseId } from "#platform/ids";

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
  const { only, ranges } = await found(read, input.search);
  const narrowing = narrowed(
    ranges,
    naming(payments.customerId, "cus", input.customerId),
    await ofAmount(read, input),
    await inState(read, input),
  );
  return listRows(read, input, { ...narrowing, only });
}

const payments = paymentIntents;

interface Searched {
  readonly only?: Id<"pi"> | undefined;
  readonly ranges?: readonly IndexRange[] | undefined;
}

/** What a person typed to find payments: an id, an e-mail address, or a card's last four. */
async function found(read: Reader, text: string | undefined): Promise<Searched> {
  if (text === undefined) return {};
  const chargeId = parseId("ch", text);
  const only = chargeId ? await findPaymentOf(read, chargeId) : parseId("pi", text);
  if (only) return { only };
  if (/^\d{4}$/.test(text)) return { ranges: triedWith(text) };
  return { ranges: text.includes("@") ? await ofEmail(read, text.toLowerCase()) : [] };
}

async function ofAmount(read: Reader, { amountMinor, currency }: ListPaymentsInput) {
  if (amountMinor === undefined) return undefined;
  const currencies = currency ? [currency] : await valuesIn(read, payments.currency);
  return stretches([payments.amountMinor, [amountMinor]], [payments.currency, currencies]);
}

async function inState(read: Reader, { currency, status }: ListPaymentsInput) {
  if (!currency && !status) return undefined;
  return stretches(
    [payments.currency, currency ? [currency] : await valuesIn(read, payments.currency)],
    [payments.status, status ? [status] : payments.status.enumValues],
  );
}

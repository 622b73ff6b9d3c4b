import { paymentIntents } from "#db/schema/payments";
import { searchTerms } from "#db/schema/search";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { loadCustomer } from "#domain/customers/load-customer";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { metadataTexts, termsOf } from "#domain/customers/search-terms";
import type { Currency } from "#domain/money/currencies";
import { requireAmount } from "#domain/money/require-amount";
import { requireUsableBy } from "#domain/payment-methods/require-usable-by";
import {
  type MethodChoice,
  resolvePaymentMethod,
  sourceOf,
  withMethod,
} from "#domain/payment-methods/resolve-payment-method";
import { loadPayment } from "#domain/payments/load-payment";
import { type Payment, type PaymentStatus, requireMove } from "#domain/payments/payment";

/** Absent fields stay as they are, null unsets. */
export interface UpdatePaymentInput extends MethodChoice {
  readonly paymentId: string;
  readonly amountMinor?: bigint | undefined;
  readonly currency?: Currency | undefined;
  readonly customerId?: string | undefined;
  readonly description?: string | null | undefined;
  readonly receiptEmail?: string | null | undefined;
  readonly statementDescriptor?: string | undefined;
  readonly statementDescriptorSuffix?: string | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/** Changes what is asked for until it is taken; words and metadata also afterwards. */
export async function updatePayment(ctx: Context, input: UpdatePaymentInput): Promise<Payment> {
  requireScope(ctx, "payments:write");
  if (input.amountMinor !== undefined) requireAmount(input.amountMinor, "amount");

  return commit(ctx, async (read) => {
    const payment = await loadPayment(read, input.paymentId);
    if (changesTerms(input)) requireMove(payment, "update");
    const customerId = await customerOf(read, payment, input);
    const source = sourceOf(input);
    const method = source === undefined ? undefined : await resolvePaymentMethod(ctx, read, source);
    if (method) requireUsableBy(method.row, customerId);

    const after = next(payment, {
      ...terms(payment, input),
      ...(method ? { paymentMethodId: method.row.id } : {}),
      status: statusAfter(payment, input),
      customerId,
      metadata: changedMetadata(payment.metadata, input.metadata),
    });
    const audit = { action: "payment.updated", subject: payment.id };
    const updated = change(after, { audit, events: [] })
      .updates(paymentIntents, payment, after)
      .inserts(searchTerms, ...newTerms(payment, after));
    return method ? withMethod(updated, method) : updated;
  });
}

function newTerms(payment: Payment, after: Payment) {
  const before = metadataTexts(payment.metadata);
  return termsOf("pi", after, { texts: metadataTexts(after.metadata), before });
}

function changesTerms(input: UpdatePaymentInput): boolean {
  const { amountMinor, currency, customerId, statementDescriptor } = input;
  return [sourceOf(input), amountMinor, currency, customerId, statementDescriptor].some(
    (field) => field !== undefined,
  );
}

/** A payer who was shown other terms has agreed to nothing: they are to be asked anew. */
function statusAfter(payment: Payment, input: UpdatePaymentInput): PaymentStatus {
  if (sourceOf(input) !== undefined) return "requires_confirmation";
  const isAsked = payment.status === "requires_action";
  return isAsked && changesTerms(input) ? "requires_confirmation" : payment.status;
}

async function customerOf(read: Reader, payment: Payment, { customerId }: UpdatePaymentInput) {
  if (customerId === undefined) return payment.customerId;
  return (await loadCustomer(read, customerId, "customer")).id;
}

function terms(payment: Payment, input: UpdatePaymentInput) {
  const { description, receiptEmail } = input;
  return {
    amountMinor: input.amountMinor ?? payment.amountMinor,
    currency: input.currency ?? payment.currency,
    description: description === undefined ? payment.description : description,
    receiptEmail:
      receiptEmail === undefined ? payment.receiptEmail : (receiptEmail?.toLowerCase() ?? null),
    statementDescriptor: input.statementDescriptor ?? payment.statementDescriptor,
    statementDescriptorSuffix: input.statementDescriptorSuffix ?? payment.statementDescriptorSuffix,
  };
}

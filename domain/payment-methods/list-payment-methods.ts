import { isNotNull } from "drizzle-orm";
import { paymentMethods } from "#db/schema/payment-methods";
import { narrowed, stretches } from "#db/stretches";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import { loadCustomer } from "#domain/customers/load-customer";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { pageOfPaymentMethods } from "#domain/payment-methods/queries";

export interface ListPaymentMethodsInput extends ListInput {
  /** Whose; all that are saved with anyone where it is left out. */
  readonly customerId?: string | undefined;
  readonly type?: PaymentMethod["type"] | undefined;
}

/** The ways to pay that are saved with a customer, newest first. */
export async function listPaymentMethods(
  ctx: Context,
  { customerId, type, ...list }: ListPaymentMethodsInput,
): Promise<Page<PaymentMethod>> {
  requireScope(ctx, "payment_methods:read");

  const read = readerOf(ctx);
  const customer =
    customerId === undefined ? undefined : await loadCustomer(read, customerId, "customer");
  const types = type ? [type] : paymentMethods.type.enumValues;
  const saved = stretches([paymentMethods.type, types]);
  const ofCustomer = customer && stretches([paymentMethods.customerId, [customer.id]]);
  const narrowing = ofCustomer
    ? narrowed(ofCustomer, type && saved)
    : { within: [{ ...saved, where: isNotNull(paymentMethods.customerId) }] };
  return pageOfPaymentMethods(read, list, narrowing);
}

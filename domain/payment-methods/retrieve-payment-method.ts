import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { loadPaymentMethod, noSuchPaymentMethod } from "#domain/payment-methods/queries";

export interface RetrievePaymentMethodInput {
  readonly paymentMethodId: string;
  /** Only where it is saved with this customer. */
  readonly customerId?: string | undefined;
}

/** The payment method of that id. */
export async function retrievePaymentMethod(
  ctx: Context,
  input: RetrievePaymentMethodInput,
): Promise<PaymentMethod> {
  requireScope(ctx, "payment_methods:read");

  const method = await loadPaymentMethod(readerOf(ctx), input.paymentMethodId, "payment_method");
  if (input.customerId === undefined || method.customerId === input.customerId) return method;
  throw noSuchPaymentMethod("payment_method");
}

import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { merchantName } from "#domain/merchants/merchant-name";
import { requireSecret } from "#domain/payment-authentication/authenticate-payment";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { resolvePaymentMethod } from "#domain/payment-methods/resolve-payment-method";
import { loadPayment } from "#domain/payments/load-payment";
import type { Payment } from "#domain/payments/payment";

export interface PaymentToAuthenticateInput {
  readonly paymentId: string;
  readonly clientSecret: string;
}

/** What a payer is shown before they say yes or no to their bank. */
export interface PaymentToAuthenticate {
  readonly payment: Payment;
  readonly merchantName: string;
  /** The card that is to be charged; undefined once the payment has let go of it. */
  readonly card: Pick<PaymentMethod, "brand" | "last4"> | undefined;
}

/** The payment behind a step-up page, for whoever holds its client secret. */
export async function paymentToAuthenticate(
  ctx: Context,
  input: PaymentToAuthenticateInput,
): Promise<PaymentToAuthenticate> {
  requireScope(ctx, "payments:authenticate");

  const read = readerOf(ctx);
  const payment = await loadPayment(read, input.paymentId);
  requireSecret(payment, input.clientSecret);
  const [name, method] = await Promise.all([
    merchantName(ctx.account),
    payment.paymentMethodId ? resolvePaymentMethod(ctx, read, payment.paymentMethodId) : undefined,
  ]);
  return { payment, merchantName: name, card: method?.row };
}

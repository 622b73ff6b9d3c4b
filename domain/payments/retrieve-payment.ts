import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadPayment } from "#domain/payments/load-payment";
import type { Payment } from "#domain/payments/payment";

/** The payment of that id. */
export async function retrievePayment(
  ctx: Context,
  input: { readonly paymentId: string },
): Promise<Payment> {
  requireScope(ctx, "payments:read");

  return loadPayment(readerOf(ctx), input.paymentId);
}

import { paymentMethods } from "#db/schema/payment-methods";
import { paymentIntents } from "#db/schema/payments";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { requireUsableBy } from "#domain/payment-methods/require-usable-by";
import { resolvePaymentMethod } from "#domain/payment-methods/resolve-payment-method";
import { attempt, withAttempt } from "#domain/payments/attempt";
import { loadPayment } from "#domain/payments/load-payment";
import { type Payment, requireMove, requireWebAddress } from "#domain/payments/payment";

export interface ConfirmPaymentInput {
  readonly paymentId: string;
  readonly paymentMethodId?: string | undefined;
  readonly offSession?: boolean | undefined;
  readonly receiptEmail?: string | undefined;
  readonly returnUrl?: string | undefined;
}

/** Tries to take the payment; a decline is kept and told, and leaves it ready for another try. */
export async function confirmPayment(ctx: Context, input: ConfirmPaymentInput): Promise<Payment> {
  requireScope(ctx, "payments:write");
  requireWebAddress(input.returnUrl);

  return commit(ctx, async (read) => {
    const payment = await loadPayment(read, input.paymentId);
    requireMove(payment, "confirm");
    const methodId = input.paymentMethodId ?? payment.paymentMethodId;
    if (methodId === null) {
      throw new DomainError(
        "parameter_missing",
        "This payment has no payment method yet; send payment_method.",
        { param: "payment_method" },
      );
    }
    const method = await resolvePaymentMethod(ctx, read, methodId);
    requireUsableBy(method.row, payment.customerId);
    const asked: Payment = {
      ...payment,
      receiptEmail: input.receiptEmail?.toLowerCase() ?? payment.receiptEmail,
      returnUrl: input.returnUrl ?? payment.returnUrl,
    };
    const made = attempt(asked, {
      method: method.row,
      account: ctx.account,
      at: read.now,
      operation: "authorise",
      offSession: input.offSession ?? false,
    });
    const confirmed = change(made.payment, {
      audit: { action: "payment.confirmed", subject: payment.id },
      events: made.events,
    }).updates(paymentIntents, payment, made.payment);
    if (method.isNew) confirmed.inserts(paymentMethods, method.row);
    return withAttempt(confirmed, made);
  });
}

import { paymentIntentSchema } from "#app/v1/payment_intents/payment-intent-schema";
import type { ErrorDetails } from "#domain/errors/domain-error";
import type { Payment } from "#domain/payments/payment";
import { paymentView } from "#domain/payments/payment-view";
import type { Shown, WireObject } from "#http/contract";

/** What every operation on one payment shows: the payment, also beside a refusal that has one. */
export const paymentShown = {
  answer: paymentIntentSchema,
  view: (payment: Payment, { account }: Shown) => paymentView(payment, account),
  refusalView: ({ payment }: ErrorDetails, { account }: Shown): WireObject => {
    if (payment === undefined) return {};
    // Only the verbs of payments put a payment there; errors stand before them and cannot say so.
    return { payment_intent: paymentView(payment as Payment, account) };
  },
};

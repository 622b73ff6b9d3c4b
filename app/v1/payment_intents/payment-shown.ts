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
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only payments' verbs set it
    return { payment_intent: paymentView(payment as Payment, account) };
  },
};

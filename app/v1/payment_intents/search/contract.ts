import { paymentIntentSchema } from "#app/v1/payment_intents/payment-intent-schema";
import { paymentView } from "#domain/payments/payment-view";
import { searchContract } from "#http/search";

export const searchPaymentsContract = searchContract({
  path: "/v1/payment_intents/search",
  summary: "Search payment intents",
  scope: "payments:read",
  item: paymentIntentSchema,
  view: paymentView,
});

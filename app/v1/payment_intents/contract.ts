import { paymentIntentSchema } from "#app/v1/payment_intents/payment-intent-schema";
import {
  confirmationParameters,
  methodChoiceParameters,
  paymentNames,
  statementParameters,
} from "#app/v1/payment_intents/payment-parameters";
import { paymentShown } from "#app/v1/payment_intents/payment-shown";
import { paymentView } from "#domain/payments/payment-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import {
  wireAmount,
  wireBoolean,
  wireCurrency,
  wireEnum,
  wireId,
  wireMetadata,
  wireObject,
  wireText,
} from "#http/wire";

const path = "/v1/payment_intents";

export const createPaymentContract = contract({
  method: "POST",
  path,
  summary: "Create a payment intent",
  scope: "payments:write",
  input: wireObject({
    amount: wireAmount(),
    currency: wireCurrency(),
    capture_method: wireEnum(["automatic", "automatic_async", "manual"]).optional(),
    confirm: wireBoolean().optional(),
    confirmation_method: wireEnum(["automatic", "manual"]).optional(),
    customer: wireId().optional(),
    description: wireText({ max: 1_000 }).optional(),
    metadata: wireMetadata().optional(),
    ...confirmationParameters,
    ...methodChoiceParameters,
    ...statementParameters,
  }).transform(paymentNames),
  ...paymentShown,
});

export const listPaymentsContract = listContract({
  path,
  summary: "List payment intents",
  scope: "payments:read",
  input: listParameters({ customer: wireId().optional() }).transform(paymentNames),
  item: paymentIntentSchema,
  view: paymentView,
});

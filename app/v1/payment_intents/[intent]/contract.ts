import { optionalText, wireEmail } from "#app/v1/fields";
import {
  confirmationParameters,
  methodChoiceParameters,
  paymentNames,
  statementParameters,
} from "#app/v1/payment_intents/payment-parameters";
import { paymentShown } from "#app/v1/payment_intents/payment-shown";
import { wireMethodData } from "#app/v1/payment_methods/method-parameters";
import { contract } from "#http/contract";
import {
  emptyable,
  wireAmount,
  wireCurrency,
  wireEnum,
  wireId,
  wireMetadata,
  wireObject,
} from "#http/wire";

const path = "/v1/payment_intents/{intent}";
const one = { intent: wireId() };

export const retrievePaymentContract = contract({
  method: "GET",
  path,
  summary: "Retrieve a payment intent",
  scope: "payments:read",
  input: wireObject(one).transform(paymentNames),
  ...paymentShown,
});

export const updatePaymentContract = contract({
  method: "POST",
  path,
  summary: "Update a payment intent",
  scope: "payments:write",
  input: wireObject({
    ...one,
    amount: wireAmount().optional(),
    currency: wireCurrency().optional(),
    customer: wireId().optional(),
    description: optionalText(1_000),
    metadata: wireMetadata().optional(),
    payment_method: wireId().optional(),
    payment_method_data: wireMethodData().optional(),
    receipt_email: emptyable(wireEmail()).optional(),
    ...methodChoiceParameters,
    ...statementParameters,
  }).transform(paymentNames),
  ...paymentShown,
});

export const confirmPaymentContract = contract({
  method: "POST",
  path: `${path}/confirm`,
  summary: "Confirm a payment intent",
  scope: "payments:write",
  input: wireObject({ ...one, ...confirmationParameters }).transform(paymentNames),
  ...paymentShown,
});

export const capturePaymentContract = contract({
  method: "POST",
  path: `${path}/capture`,
  summary: "Capture a payment intent, in whole or in part",
  scope: "payments:write",
  input: wireObject({
    ...one,
    amount_to_capture: wireAmount().optional(),
    metadata: wireMetadata().optional(),
  }).transform(paymentNames),
  ...paymentShown,
});

export const cancelPaymentContract = contract({
  method: "POST",
  path: `${path}/cancel`,
  summary: "Cancel a payment intent",
  scope: "payments:write",
  input: wireObject({
    ...one,
    cancellation_reason: wireEnum([
      "abandoned",
      "duplicate",
      "fraudulent",
      "requested_by_customer",
    ]).optional(),
  }).transform(paymentNames),
  ...paymentShown,
});

import {
  methodData,
  newMethodParameters,
  wireMethodType,
} from "#app/v1/payment_methods/method-parameters";
import { paymentMethodSchema } from "#app/v1/payment_methods/payment-method-schema";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { paymentMethodView } from "#domain/payment-methods/payment-method-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireId, wireObject } from "#http/wire";

export const createPaymentMethodContract = contract({
  method: "POST",
  path: "/v1/payment_methods",
  summary: "Create a payment method",
  scope: "payment_methods:write",
  input: wireObject({
    type: wireMethodType().optional(),
    payment_method: wireId().optional(),
    ...newMethodParameters,
  }).transform(({ payment_method: testId, type = "card", ...given }, context) => {
    const card = given.card ?? (testId === undefined ? undefined : { testId });
    return methodData({ ...given, type, card }, context);
  }),
  answer: paymentMethodSchema,
  view: (method: PaymentMethod, { account }) => paymentMethodView(method, account),
});

export const listPaymentMethodsContract = listContract({
  path: "/v1/payment_methods",
  summary: "List payment methods",
  scope: "payment_methods:read",
  input: listParameters({
    customer: wireId().optional(),
    type: wireMethodType().optional(),
  }).transform(renamed({ customer: "customerId" })),
  item: paymentMethodSchema,
  view: paymentMethodView,
});

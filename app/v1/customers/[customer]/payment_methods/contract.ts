import { paymentMethodSchema } from "#app/v1/payment_methods/payment-method-schema";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { paymentMethodView } from "#domain/payment-methods/payment-method-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireEnum, wireId, wireObject } from "#http/wire";

const names = renamed({ customer: "customerId", payment_method: "paymentMethodId" });

export const customerMethodsContract = listContract({
  path: "/v1/customers/{customer}/payment_methods",
  summary: "List a customer's payment methods",
  scope: "payment_methods:read",
  input: listParameters({
    customer: wireId(),
    type: wireEnum(["card"]).optional(),
  }).transform(names),
  item: paymentMethodSchema,
  view: paymentMethodView,
});

export const customerMethodContract = contract({
  method: "GET",
  path: "/v1/customers/{customer}/payment_methods/{payment_method}",
  summary: "Retrieve a customer's payment method",
  scope: "payment_methods:read",
  input: wireObject({ customer: wireId(), payment_method: wireId() }).transform(names),
  answer: paymentMethodSchema,
  view: (method: PaymentMethod, { account }) => paymentMethodView(method, account),
});

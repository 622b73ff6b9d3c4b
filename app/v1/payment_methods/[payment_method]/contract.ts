import { paymentMethodParameters } from "#app/v1/payment_methods/method-parameters";
import { paymentMethodSchema } from "#app/v1/payment_methods/payment-method-schema";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { paymentMethodView } from "#domain/payment-methods/payment-method-view";
import { contract, type Shown } from "#http/contract";
import { renamed } from "#http/renamed";
import { wireId, wireObject } from "#http/wire";

const path = "/v1/payment_methods/{payment_method}";
const names = renamed({ payment_method: "paymentMethodId", customer: "customerId" });
const one = { payment_method: wireId() };

const shown = {
  answer: paymentMethodSchema,
  view: (method: PaymentMethod, { account }: Shown) => paymentMethodView(method, account),
};

export const retrievePaymentMethodContract = contract({
  method: "GET",
  path,
  summary: "Retrieve a payment method",
  scope: "payment_methods:read",
  input: wireObject(one).transform(names),
  ...shown,
});

export const updatePaymentMethodContract = contract({
  method: "POST",
  path,
  summary: "Update a payment method",
  scope: "payment_methods:write",
  input: wireObject({ ...one, ...paymentMethodParameters }).transform(names),
  ...shown,
});

export const attachPaymentMethodContract = contract({
  method: "POST",
  path: `${path}/attach`,
  summary: "Attach a payment method to a customer",
  scope: "payment_methods:write",
  input: wireObject({ ...one, customer: wireId() }).transform(names),
  ...shown,
});

export const detachPaymentMethodContract = contract({
  method: "POST",
  path: `${path}/detach`,
  summary: "Detach a payment method from its customer",
  scope: "payment_methods:write",
  input: wireObject(one).transform(names),
  ...shown,
});

import { customerSchema } from "#app/v1/customers/customer-schema";
import type { Customer } from "#domain/customers/customer";
import { customerView } from "#domain/customers/customer-view";
import { contract, type Shown } from "#http/contract";
import { renamed } from "#http/renamed";
import { wireId, wireObject, wireText } from "#http/wire";

const names = renamed({ customer: "customerId" });
const one = { customer: wireId() };
const withReason = { ...one, reason: wireText({ max: 500 }) };
const shown = {
  answer: customerSchema,
  view: (customer: Customer, { account }: Shown) => customerView(customer, account),
};

export const freezeCustomerContract = contract({
  method: "POST",
  path: "/v1/customers/{customer}/freeze",
  summary: "Freeze a customer, who then neither pays nor receives",
  scope: "customers:freeze",
  input: wireObject(withReason).transform(names),
  ...shown,
});

export const unfreezeCustomerContract = contract({
  method: "POST",
  path: "/v1/customers/{customer}/unfreeze",
  summary: "Let a frozen customer pay and receive again",
  scope: "customers:freeze",
  input: wireObject(one).transform(names),
  ...shown,
});

export const closeCustomerContract = contract({
  method: "POST",
  path: "/v1/customers/{customer}/close",
  summary: "Close a customer who has nothing stored, for good",
  scope: "customers:freeze",
  input: wireObject(withReason).transform(names),
  ...shown,
});

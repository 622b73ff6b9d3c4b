import { customerSchema } from "#app/v1/customers/customer-schema";
import { optionalText, wireAddress, wireEmail } from "#app/v1/fields";
import type { Customer } from "#domain/customers/customer";
import { customerView } from "#domain/customers/customer-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { emptyable, wireMetadata, wireObject } from "#http/wire";

/** What can be said of a customer, when they are added and later. */
export const customerParameters = {
  name: optionalText(256),
  email: emptyable(wireEmail()).optional(),
  phone: optionalText(64),
  description: optionalText(1_000),
  address: emptyable(wireAddress()).optional(),
  metadata: wireMetadata().optional(),
};

export const createCustomerContract = contract({
  method: "POST",
  path: "/v1/customers",
  summary: "Create a customer",
  scope: "customers:write",
  input: wireObject(customerParameters),
  answer: customerSchema,
  view: (customer: Customer, { account }) => customerView(customer, account),
});

export const listCustomersContract = listContract({
  path: "/v1/customers",
  summary: "List customers",
  scope: "customers:read",
  input: listParameters({ email: wireEmail().optional() }).transform(renamed({})),
  item: customerSchema,
  view: customerView,
});

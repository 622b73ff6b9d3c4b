import * as z from "zod";
import { customerParameters } from "#app/v1/customers/contract";
import { customerSchema, deletedCustomerSchema } from "#app/v1/customers/customer-schema";
import type { Customer } from "#domain/customers/customer";
import { customerView, deletedCustomerView } from "#domain/customers/customer-view";
import { contract } from "#http/contract";
import { renamed } from "#http/renamed";
import { wireId, wireObject } from "#http/wire";

const path = "/v1/customers/{customer}";
const names = renamed({ customer: "customerId" });

export const retrieveCustomerContract = contract({
  method: "GET",
  path,
  summary: "Retrieve a customer",
  scope: "customers:read",
  input: wireObject({ customer: wireId() }).transform(names),
  answer: z.union([customerSchema, deletedCustomerSchema]),
  view: (customer: Customer, { account }) =>
    customer.deletedAt ? deletedCustomerView(customer) : customerView(customer, account),
});

export const updateCustomerContract = contract({
  method: "POST",
  path,
  summary: "Update a customer",
  scope: "customers:write",
  input: wireObject({ customer: wireId(), ...customerParameters }).transform(names),
  answer: customerSchema,
  view: (customer: Customer, { account }) => customerView(customer, account),
});

export const deleteCustomerContract = contract({
  method: "DELETE",
  path,
  summary: "Delete a customer",
  scope: "customers:write",
  input: wireObject({ customer: wireId() }).transform(names),
  answer: deletedCustomerSchema,
  view: deletedCustomerView,
});

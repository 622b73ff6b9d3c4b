import { createCustomerContract, listCustomersContract } from "#app/v1/customers/contract";
import { endpoint } from "#app/v1/endpoint";
import { createCustomer } from "#domain/customers/create-customer";
import { listCustomers } from "#domain/customers/list-customers";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listCustomersContract, listCustomers);
export const POST = endpoint(createCustomerContract, createCustomer);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");

import { closeCustomerContract } from "#app/v1/customers/[customer]/freeze/contract";
import { endpoint } from "#app/v1/endpoint";
import { closeCustomer } from "#domain/customer-states/close-customer";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(closeCustomerContract, closeCustomer);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");

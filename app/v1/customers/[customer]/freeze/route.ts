import { freezeCustomerContract } from "#app/v1/customers/[customer]/freeze/contract";
import { endpoint } from "#app/v1/endpoint";
import { freezeCustomer } from "#domain/customer-states/freeze-customer";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(freezeCustomerContract, freezeCustomer);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");

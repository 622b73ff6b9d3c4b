import { unfreezeCustomerContract } from "#app/v1/customers/[customer]/freeze/contract";
import { endpoint } from "#app/v1/endpoint";
import { unfreezeCustomer } from "#domain/customer-states/unfreeze-customer";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(unfreezeCustomerContract, unfreezeCustomer);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");

import {
  deleteCustomerContract,
  retrieveCustomerContract,
  updateCustomerContract,
} from "#app/v1/customers/[customer]/contract";
import { endpoint } from "#app/v1/endpoint";
import { deleteCustomer } from "#domain/customer-states/delete-customer";
import { retrieveCustomer } from "#domain/customers/retrieve-customer";
import { updateCustomer } from "#domain/customers/update-customer";
import { otherMethods } from "#http/no-route";

export const DELETE = endpoint(deleteCustomerContract, deleteCustomer);
export const GET = endpoint(retrieveCustomerContract, retrieveCustomer);
export const POST = endpoint(updateCustomerContract, updateCustomer);
export const { HEAD, OPTIONS, PATCH, PUT } = otherMethods("DELETE", "GET", "POST");

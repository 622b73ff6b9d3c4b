import { searchCustomersContract } from "#app/v1/customers/search/contract";
import { endpoint } from "#app/v1/endpoint";
import { searchCustomers } from "#domain/search/search-customers";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(searchCustomersContract, searchCustomers);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

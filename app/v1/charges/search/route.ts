import { searchChargesContract } from "#app/v1/charges/search/contract";
import { endpoint } from "#app/v1/endpoint";
import { searchCharges } from "#domain/search/search-charges";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(searchChargesContract, searchCharges);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

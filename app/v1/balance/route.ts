import { retrieveBalanceContract } from "#app/v1/balance/contract";
import { endpoint } from "#app/v1/endpoint";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveBalanceContract, retrieveBalance);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

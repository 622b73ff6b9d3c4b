import { retrieveAccountContract } from "#app/v1/account/contract";
import { endpoint } from "#app/v1/endpoint";
import { retrieveAccount } from "#domain/merchants/retrieve-account";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveAccountContract, retrieveAccount);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

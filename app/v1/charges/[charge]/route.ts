import { retrieveChargeContract } from "#app/v1/charges/contract";
import { endpoint } from "#app/v1/endpoint";
import { retrieveCharge } from "#domain/charges/retrieve-charge";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveChargeContract, retrieveCharge);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

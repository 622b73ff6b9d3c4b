import { listChargesContract } from "#app/v1/charges/contract";
import { endpoint } from "#app/v1/endpoint";
import { listCharges } from "#domain/charges/list-charges";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listChargesContract, listCharges);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

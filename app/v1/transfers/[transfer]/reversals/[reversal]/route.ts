import { endpoint } from "#app/v1/endpoint";
import { retrieveReversalContract } from "#app/v1/transfers/[transfer]/reversals/contract";
import { retrieveReversal } from "#domain/transfers/retrieve-reversal";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveReversalContract, retrieveReversal);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

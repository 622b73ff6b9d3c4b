import { retrieveTopUpContract } from "#app/v1/customers/[customer]/top_ups/contract";
import { endpoint } from "#app/v1/endpoint";
import { retrieveTopUp } from "#domain/wallet-moves/retrieve-move";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveTopUpContract, retrieveTopUp);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

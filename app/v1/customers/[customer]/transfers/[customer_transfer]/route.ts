import { retrieveCustomerTransferContract } from "#app/v1/customers/[customer]/transfers/contract";
import { endpoint } from "#app/v1/endpoint";
import { retrieveTransfer } from "#domain/wallet-moves/retrieve-move";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveCustomerTransferContract, retrieveTransfer);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

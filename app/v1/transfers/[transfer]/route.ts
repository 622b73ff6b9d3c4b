import { endpoint } from "#app/v1/endpoint";
import { retrieveTransferContract, updateTransferContract } from "#app/v1/transfers/contract";
import { retrieveTransfer } from "#domain/transfers/retrieve-transfer";
import { updateTransfer } from "#domain/transfers/update-transfer";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveTransferContract, retrieveTransfer);
export const POST = endpoint(updateTransferContract, updateTransfer);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");

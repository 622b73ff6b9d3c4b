import { endpoint } from "#app/v1/endpoint";
import { createTransferContract, listTransfersContract } from "#app/v1/transfers/contract";
import { createTransfer } from "#domain/transfers/create-transfer";
import { listTransfers } from "#domain/transfers/list-transfers";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listTransfersContract, listTransfers);
export const POST = endpoint(createTransferContract, createTransfer);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");

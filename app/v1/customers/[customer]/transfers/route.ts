import {
  createCustomerTransferContract,
  listCustomerTransfersContract,
} from "#app/v1/customers/[customer]/transfers/contract";
import { endpoint } from "#app/v1/endpoint";
import { listTransfers } from "#domain/wallet-moves/list-moves";
import { transferBetweenCustomers } from "#domain/wallet-moves/transfer-between-customers";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listCustomerTransfersContract, listTransfers);
export const POST = endpoint(createCustomerTransferContract, transferBetweenCustomers);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");

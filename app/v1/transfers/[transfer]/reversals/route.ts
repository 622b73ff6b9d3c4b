import { endpoint } from "#app/v1/endpoint";
import {
  createReversalContract,
  listReversalsContract,
} from "#app/v1/transfers/[transfer]/reversals/contract";
import { listReversals } from "#domain/transfers/list-reversals";
import { reverseTransfer } from "#domain/transfers/reverse-transfer";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listReversalsContract, listReversals);
export const POST = endpoint(createReversalContract, reverseTransfer);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");

import {
  createWithdrawalContract,
  listWithdrawalsContract,
} from "#app/v1/customers/[customer]/withdrawals/contract";
import { endpoint } from "#app/v1/endpoint";
import { listWithdrawals } from "#domain/wallet-moves/list-moves";
import { withdraw } from "#domain/wallet-moves/withdraw";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listWithdrawalsContract, listWithdrawals);
export const POST = endpoint(createWithdrawalContract, withdraw);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");

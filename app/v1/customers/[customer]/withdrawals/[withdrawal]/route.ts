import { retrieveWithdrawalContract } from "#app/v1/customers/[customer]/withdrawals/contract";
import { endpoint } from "#app/v1/endpoint";
import { retrieveWithdrawal } from "#domain/wallet-moves/retrieve-move";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveWithdrawalContract, retrieveWithdrawal);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

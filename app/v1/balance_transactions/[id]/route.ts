import { retrieveBalanceTransactionContract } from "#app/v1/balance_transactions/contract";
import { endpoint } from "#app/v1/endpoint";
import { retrieveBalanceTransaction } from "#domain/balance/retrieve-balance-transaction";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveBalanceTransactionContract, retrieveBalanceTransaction);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

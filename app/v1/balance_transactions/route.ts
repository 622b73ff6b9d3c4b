import { listBalanceTransactionsContract } from "#app/v1/balance_transactions/contract";
import { endpoint } from "#app/v1/endpoint";
import { listBalanceTransactions } from "#domain/balance/list-balance-transactions";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listBalanceTransactionsContract, listBalanceTransactions);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

import { linesContract } from "#app/v1/customers/[customer]/cash_balance_transactions/contract";
import { endpoint } from "#app/v1/endpoint";
import { listWalletTransactions } from "#domain/wallets/list-wallet-transactions";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(linesContract, listWalletTransactions);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

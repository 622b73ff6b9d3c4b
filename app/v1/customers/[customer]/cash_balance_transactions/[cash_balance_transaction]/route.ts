import { lineContract } from "#app/v1/customers/[customer]/cash_balance_transactions/contract";
import { endpoint } from "#app/v1/endpoint";
import { retrieveWalletTransaction } from "#domain/wallets/retrieve-wallet-transaction";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(lineContract, retrieveWalletTransaction);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");

import {
  retrieveCashBalanceContract,
  updateCashBalanceContract,
} from "#app/v1/customers/[customer]/cash_balance/contract";
import { endpoint } from "#app/v1/endpoint";
import { retrieveCashBalance } from "#domain/wallets/retrieve-cash-balance";
import { updateCashBalance } from "#domain/wallets/update-cash-balance";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveCashBalanceContract, retrieveCashBalance);
export const POST = endpoint(updateCashBalanceContract, updateCashBalance);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");

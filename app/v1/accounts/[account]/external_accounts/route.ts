import {
  createExternalAccountContract,
  listExternalAccountsContract,
} from "#app/v1/accounts/[account]/external_accounts/contract";
import { endpoint } from "#app/v1/endpoint";
import { listBankAccounts } from "#domain/bank-accounts/list-bank-accounts";
import { registerBankAccount } from "#domain/bank-accounts/register-bank-account";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listExternalAccountsContract, listBankAccounts);
export const POST = endpoint(createExternalAccountContract, registerBankAccount);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");

import {
  deleteExternalAccountContract,
  retrieveExternalAccountContract,
} from "#app/v1/accounts/[account]/external_accounts/contract";
import { endpoint } from "#app/v1/endpoint";
import { removeBankAccount } from "#domain/bank-accounts/remove-bank-account";
import { retrieveBankAccount } from "#domain/bank-accounts/retrieve-bank-account";
import { otherMethods } from "#http/no-route";

export const DELETE = endpoint(deleteExternalAccountContract, removeBankAccount);
export const GET = endpoint(retrieveExternalAccountContract, retrieveBankAccount);
export const { HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("DELETE", "GET");

import { bankAccountSchema, deletedBankAccountSchema } from "#app/v1/accounts/bank-account-schema";
import type { BankAccount } from "#domain/bank-accounts/bank-account";
import { bankAccountView, removedBankAccountView } from "#domain/bank-accounts/bank-account-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import {
  wireAccountNumber,
  wireCurrency,
  wireEnum,
  wireId,
  wireMetadata,
  wireObject,
  wireText,
} from "#http/wire";

const path = "/v1/accounts/{account}/external_accounts";
const names = renamed({ account: "accountId", external_account: "bankAccountId" });
const one = { account: wireId(), external_account: wireId() };
const shown = {
  answer: bankAccountSchema,
  view: (bankAccount: BankAccount) => bankAccountView(bankAccount),
};

const details = wireObject({
  object: wireEnum(["bank_account"]),
  account_holder_name: wireText({ max: 200 }).optional(),
  account_holder_type: wireEnum(["company", "individual"]).optional(),
  account_number: wireAccountNumber({ max: 64 }),
  bank_name: wireText({ max: 200 }).optional(),
  country: wireText({ max: 2 }),
  currency: wireCurrency().optional(),
  routing_number: wireText({ max: 64 }).optional(),
}).transform(
  renamed({
    account_holder_name: "holderName",
    account_holder_type: "holderType",
    account_number: "number",
  }),
);

export const listExternalAccountsContract = listContract({
  path,
  summary: "List your bank accounts",
  scope: "bank_accounts:read",
  input: listParameters({
    account: wireId(),
    object: wireEnum(["bank_account"]).optional(),
  }).transform(names),
  item: bankAccountSchema,
  view: bankAccountView,
});

export const createExternalAccountContract = contract({
  method: "POST",
  path,
  summary: "Register a bank account, which only people can",
  scope: "bank_accounts:write",
  input: wireObject({
    account: wireId(),
    external_account: details,
    metadata: wireMetadata().optional(),
  }).transform(({ account, external_account: bank, metadata }) => ({
    ...bank,
    accountId: account,
    metadata,
  })),
  ...shown,
});

export const retrieveExternalAccountContract = contract({
  method: "GET",
  path: `${path}/{external_account}`,
  summary: "Retrieve a bank account",
  scope: "bank_accounts:read",
  input: wireObject(one).transform(names),
  ...shown,
});

export const deleteExternalAccountContract = contract({
  method: "DELETE",
  path: `${path}/{external_account}`,
  summary: "Remove a bank account, which only people can",
  scope: "bank_accounts:write",
  input: wireObject(one).transform(names),
  answer: deletedBankAccountSchema,
  view: (bankAccount: BankAccount) => removedBankAccountView(bankAccount),
});

import { moveNames, moveParameters } from "#app/v1/customers/move-parameters";
import { withdrawalSchema } from "#app/v1/customers/move-schema";
import type { Withdrawal } from "#domain/wallet-moves/move-rows";
import { withdrawalView } from "#domain/wallet-moves/move-views";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireAccountNumber, wireId, wireObject, wireText } from "#http/wire";

const path = "/v1/customers/{customer}/withdrawals";

export const createWithdrawalContract = contract({
  method: "POST",
  path,
  summary: "Pay from a customer's stored balance to a bank account",
  scope: "wallets:write",
  input: wireObject({
    ...moveParameters,
    destination: wireObject({
      account_holder_name: wireText({ max: 140 }),
      account_number: wireAccountNumber({ max: 64 }),
      bank_name: wireText({ max: 140 }).optional(),
    }).transform(renamed({})),
  }).transform(({ destination, ...fields }) => ({ ...moveNames(fields), ...destination })),
  answer: withdrawalSchema,
  view: (withdrawal: Withdrawal, { account }) => withdrawalView(withdrawal, account),
});

export const listWithdrawalsContract = listContract({
  path,
  summary: "List a customer's withdrawals",
  scope: "wallets:read",
  input: listParameters({ customer: wireId() }).transform(moveNames),
  item: withdrawalSchema,
  view: withdrawalView,
});

export const retrieveWithdrawalContract = contract({
  method: "GET",
  path: `${path}/{withdrawal}`,
  summary: "Retrieve a withdrawal",
  scope: "wallets:read",
  input: wireObject({ customer: wireId(), withdrawal: wireId() }).transform(moveNames),
  answer: withdrawalSchema,
  view: (withdrawal: Withdrawal, { account }) => withdrawalView(withdrawal, account),
});

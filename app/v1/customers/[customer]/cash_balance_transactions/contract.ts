import { cashBalanceTransactionSchema } from "#app/v1/customers/cash-balance-schema";
import type { WalletTransaction } from "#domain/wallets/wallet";
import { walletTransactionView } from "#domain/wallets/wallet-transaction-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireCurrency, wireId, wireObject } from "#http/wire";

const path = "/v1/customers/{customer}/cash_balance_transactions";
const names = renamed({ customer: "customerId", cash_balance_transaction: "transactionId" });

export const linesContract = listContract({
  path,
  summary: "List the moves of a customer's stored balance",
  scope: "wallets:read",
  input: listParameters({
    customer: wireId(),
    currency: wireCurrency().optional(),
  }).transform(names),
  item: cashBalanceTransactionSchema,
  view: walletTransactionView,
});

export const lineContract = contract({
  method: "GET",
  path: `${path}/{cash_balance_transaction}`,
  summary: "Retrieve a move of a customer's stored balance",
  scope: "wallets:read",
  input: wireObject({ customer: wireId(), cash_balance_transaction: wireId() }).transform(names),
  answer: cashBalanceTransactionSchema,
  view: (transaction: WalletTransaction, { account }) =>
    walletTransactionView(transaction, account),
});

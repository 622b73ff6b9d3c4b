import { cashBalanceSchema } from "#app/v1/customers/cash-balance-schema";
import { cashBalanceView } from "#domain/wallets/cash-balance-view";
import type { Holder } from "#domain/wallets/wallet";
import { contract, type Shown } from "#http/contract";
import { renamed } from "#http/renamed";
import { wireEnum, wireId, wireObject } from "#http/wire";

const path = "/v1/customers/{customer}/cash_balance";
const names = renamed({ customer: "customerId" });
const shown = {
  answer: cashBalanceSchema,
  view: (holder: Holder, { account }: Shown) => cashBalanceView(holder, account),
};

export const retrieveCashBalanceContract = contract({
  method: "GET",
  path,
  summary: "Retrieve a customer's stored balance",
  scope: "wallets:read",
  input: wireObject({ customer: wireId() }).transform(names),
  ...shown,
});

export const updateCashBalanceContract = contract({
  method: "POST",
  path,
  summary: "Say how a customer's stored balance is used: by hand, which is the only way",
  scope: "wallets:write",
  input: wireObject({
    customer: wireId(),
    settings: wireObject({
      reconciliation_mode: wireEnum(["manual", "merchant_default"]).optional(),
    }).optional(),
  }).transform(names),
  ...shown,
});

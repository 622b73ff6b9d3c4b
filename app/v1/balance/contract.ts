import * as z from "zod";
import { currencySchema } from "#app/v1/fields";
import { balanceView } from "#domain/balance/balance-view";
import type { CurrencyBalance } from "#domain/balance/retrieve-balance";
import { contract } from "#http/contract";
import { wireObject } from "#http/wire";

const amountSchema = z
  .strictObject({
    amount: z.int(),
    currency: currencySchema,
    source_types: z.strictObject({ card: z.int() }),
  })
  .meta({ id: "balance_amount" });

const balanceSchema = z
  .strictObject({
    object: z.literal("balance"),
    available: z.array(amountSchema),
    livemode: z.boolean(),
    pending: z.array(amountSchema),
  })
  .meta({ id: "balance", description: "What the account has, per currency." });

export const retrieveBalanceContract = contract({
  method: "GET",
  path: "/v1/balance",
  summary: "Retrieve the balance",
  scope: "balance:read",
  input: wireObject({}),
  answer: balanceSchema,
  view: (balances: readonly CurrencyBalance[], { account }) => balanceView(balances, account),
});

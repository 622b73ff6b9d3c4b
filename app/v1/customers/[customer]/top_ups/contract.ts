import { moveNames, moveParameters } from "#app/v1/customers/move-parameters";
import { topUpSchema } from "#app/v1/customers/move-schema";
import type { TopUp } from "#domain/wallet-moves/move-rows";
import { topUpView } from "#domain/wallet-moves/move-views";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireId, wireObject, wireText } from "#http/wire";

const path = "/v1/customers/{customer}/top_ups";

export const createTopUpContract = contract({
  method: "POST",
  path,
  summary: "Put money into a customer's stored balance, by card or from a bank transfer",
  scope: "wallets:write",
  input: wireObject({
    ...moveParameters,
    payment_method: wireId().optional(),
    bank_transfer: wireObject({
      reference: wireText({ max: 140 }).optional(),
      sender_name: wireText({ max: 140 }).optional(),
    })
      .transform(renamed({}))
      .optional(),
  }).transform(moveNames),
  answer: topUpSchema,
  view: (topUp: TopUp, { account }) => topUpView(topUp, account),
});

export const listTopUpsContract = listContract({
  path,
  summary: "List a customer's top-ups",
  scope: "wallets:read",
  input: listParameters({ customer: wireId() }).transform(moveNames),
  item: topUpSchema,
  view: topUpView,
});

export const retrieveTopUpContract = contract({
  method: "GET",
  path: `${path}/{top_up}`,
  summary: "Retrieve a top-up",
  scope: "wallets:read",
  input: wireObject({ customer: wireId(), top_up: wireId() }).transform(moveNames),
  answer: topUpSchema,
  view: (topUp: TopUp, { account }) => topUpView(topUp, account),
});

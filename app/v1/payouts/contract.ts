import { payoutSchema } from "#app/v1/payouts/payout-schema";
import type { Payout } from "#domain/payouts/payout";
import { payoutView } from "#domain/payouts/payout-view";
import { contract, type Shown } from "#http/contract";
import { wireCreated } from "#http/created";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import {
  wireAmount,
  wireCurrency,
  wireEnum,
  wireId,
  wireMetadata,
  wireObject,
  wireText,
} from "#http/wire";

const path = "/v1/payouts";
const names = renamed({
  amount: "amountMinor",
  arrival_date: "arrival",
  destination: "destinationId",
  payout: "payoutId",
});
const one = { payout: wireId() };
const shown = {
  answer: payoutSchema,
  view: (payout: Payout, { account }: Shown) => payoutView(payout, account),
};

export const createPayoutContract = contract({
  method: "POST",
  path,
  summary: "Create a payout",
  scope: "payouts:write",
  input: wireObject({
    amount: wireAmount(),
    currency: wireCurrency(),
    description: wireText({ max: 500 }).optional(),
    destination: wireId().optional(),
    metadata: wireMetadata().optional(),
    method: wireEnum(["standard", "instant"]).optional(),
    source_type: wireEnum(["card"]).optional(),
    statement_descriptor: wireText({ max: 22 }).optional(),
  }).transform(names),
  ...shown,
});

export const listPayoutsContract = listContract({
  path,
  summary: "List payouts",
  scope: "payouts:read",
  input: listParameters({
    arrival_date: wireCreated().optional(),
    destination: wireId().optional(),
    status: wireEnum(["pending", "in_transit", "paid", "failed", "canceled"]).optional(),
  }).transform(names),
  item: payoutSchema,
  view: payoutView,
});

export const retrievePayoutContract = contract({
  method: "GET",
  path: `${path}/{payout}`,
  summary: "Retrieve a payout",
  scope: "payouts:read",
  input: wireObject(one).transform(names),
  ...shown,
});

export const updatePayoutContract = contract({
  method: "POST",
  path: `${path}/{payout}`,
  summary: "Update a payout",
  scope: "payouts:write",
  input: wireObject({ ...one, metadata: wireMetadata().optional() }).transform(names),
  ...shown,
});

export const cancelPayoutContract = contract({
  method: "POST",
  path: `${path}/{payout}/cancel`,
  summary: "Cancel a payout that the bank has not picked up",
  scope: "payouts:write",
  input: wireObject(one).transform(names),
  ...shown,
});

export const reversePayoutContract = contract({
  method: "POST",
  path: `${path}/{payout}/reverse`,
  summary: "Reverse a payout that was paid",
  scope: "payouts:write",
  input: wireObject({ ...one, metadata: wireMetadata().optional() }).transform(names),
  ...shown,
});

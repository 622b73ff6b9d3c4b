import { chargeSchema } from "#app/v1/charges/charge-schema";
import type { Charge } from "#domain/charges/charge";
import { chargeView } from "#domain/charges/charge-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireId, wireObject } from "#http/wire";

const names = renamed({
  charge: "chargeId",
  customer: "customerId",
  payment_intent: "paymentIntentId",
});

export const listChargesContract = listContract({
  path: "/v1/charges",
  summary: "List charges",
  scope: "payments:read",
  input: listParameters({
    customer: wireId().optional(),
    payment_intent: wireId().optional(),
  }).transform(names),
  item: chargeSchema,
  view: chargeView,
});

export const retrieveChargeContract = contract({
  method: "GET",
  path: "/v1/charges/{charge}",
  summary: "Retrieve a charge",
  scope: "payments:read",
  input: wireObject({ charge: wireId() }).transform(names),
  answer: chargeSchema,
  view: (charge: Charge, { account }) => chargeView(charge, account),
});

import { refundSchema } from "#app/v1/refunds/refund-schema";
import type { Refund } from "#domain/refunds/refund";
import { refundView } from "#domain/refunds/refund-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireAmount, wireEnum, wireId, wireMetadata, wireObject, wireText } from "#http/wire";

const names = renamed({
  amount: "amountMinor",
  charge: "chargeId",
  payment_intent: "paymentId",
  refund: "refundId",
  request_hash: "requestHash",
});
const one = { refund: wireId() };
const shown = { answer: refundSchema, view: (refund: Refund) => refundView(refund) };

export const requestRefundContract = contract({
  method: "POST",
  path: "/v1/refunds",
  summary: "Create a refund",
  scope: "refunds:write",
  input: wireObject({
    charge: wireId().optional(),
    payment_intent: wireId().optional(),
    amount: wireAmount().optional(),
    reason: wireEnum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
    metadata: wireMetadata().optional(),
  }).transform(names),
  ...shown,
});

export const listRefundsContract = listContract({
  path: "/v1/refunds",
  summary: "List refunds",
  scope: "refunds:read",
  input: listParameters({
    charge: wireId().optional(),
    payment_intent: wireId().optional(),
  }).transform(names),
  item: refundSchema,
  view: refundView,
});

export const retrieveRefundContract = contract({
  method: "GET",
  path: "/v1/refunds/{refund}",
  summary: "Retrieve a refund",
  scope: "refunds:read",
  input: wireObject(one).transform(names),
  ...shown,
});

export const updateRefundContract = contract({
  method: "POST",
  path: "/v1/refunds/{refund}",
  summary: "Update a refund",
  scope: "refunds:write",
  input: wireObject({ ...one, metadata: wireMetadata().optional() }).transform(names),
  ...shown,
});

export const cancelRefundContract = contract({
  method: "POST",
  path: "/v1/refunds/{refund}/cancel",
  summary: "Cancel a refund that waits for approval",
  scope: "refunds:write",
  input: wireObject(one).transform(names),
  ...shown,
});

const hashLength = 64;
const longestReason = 500;

export const approveRefundContract = contract({
  method: "POST",
  path: "/v1/refunds/{refund}/approval",
  summary: "Approve a refund as a second person",
  scope: "refunds:approve",
  input: wireObject({ ...one, request_hash: wireText({ max: hashLength }) }).transform(names),
  ...shown,
});

export const rejectRefundContract = contract({
  method: "POST",
  path: "/v1/refunds/{refund}/rejection",
  summary: "Reject a refund as a second person",
  scope: "refunds:approve",
  input: wireObject({ ...one, reason: wireText({ max: longestReason }) }).transform(names),
  ...shown,
});

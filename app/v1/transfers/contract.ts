import { transferSchema } from "#app/v1/transfers/transfer-schema";
import type { Transfer } from "#domain/transfers/transfer";
import { transferView } from "#domain/transfers/transfer-view";
import { contract, type Shown } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import {
  emptyable,
  wireAmount,
  wireCurrency,
  wireEnum,
  wireId,
  wireMetadata,
  wireObject,
  wireText,
} from "#http/wire";

const path = "/v1/transfers";
const names = renamed({
  amount: "amountMinor",
  destination: "destinationId",
  transfer: "transferId",
});
const one = { transfer: wireId() };
const shown = {
  answer: transferSchema,
  view: (transfer: Transfer, { account }: Shown) => transferView(transfer, account),
};

export const createTransferContract = contract({
  method: "POST",
  path,
  summary: "Create a transfer",
  scope: "transfers:write",
  input: wireObject({
    amount: wireAmount(),
    currency: wireCurrency(),
    description: wireText({ max: 500 }).optional(),
    destination: wireId(),
    metadata: wireMetadata().optional(),
    source_type: wireEnum(["card"]).optional(),
    transfer_group: wireText({ max: 255 }).optional(),
  }).transform(names),
  ...shown,
});

export const listTransfersContract = listContract({
  path,
  summary: "List the transfers you sent",
  scope: "transfers:read",
  input: listParameters({
    destination: wireId().optional(),
    transfer_group: wireText({ max: 255 }).optional(),
  }).transform(names),
  item: transferSchema,
  view: transferView,
});

export const retrieveTransferContract = contract({
  method: "GET",
  path: `${path}/{transfer}`,
  summary: "Retrieve a transfer that you sent or received",
  scope: "transfers:read",
  input: wireObject(one).transform(names),
  ...shown,
});

export const updateTransferContract = contract({
  method: "POST",
  path: `${path}/{transfer}`,
  summary: "Update a transfer",
  scope: "transfers:write",
  input: wireObject({
    ...one,
    description: emptyable(wireText({ max: 500 })).optional(),
    metadata: wireMetadata().optional(),
  }).transform(names),
  ...shown,
});

import { transferReversalSchema } from "#app/v1/transfers/transfer-schema";
import type { TransferReversal } from "#domain/transfers/transfer";
import { transferReversalView } from "#domain/transfers/transfer-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireAmount, wireId, wireMetadata, wireObject, wireText } from "#http/wire";

const path = "/v1/transfers/{transfer}/reversals";
const names = renamed({ amount: "amountMinor", reversal: "reversalId", transfer: "transferId" });
const shown = {
  answer: transferReversalSchema,
  view: (reversal: TransferReversal) => transferReversalView(reversal),
};

export const createReversalContract = contract({
  method: "POST",
  path,
  summary: "Reverse a transfer, whole or in part",
  scope: "transfers:write",
  input: wireObject({
    transfer: wireId(),
    amount: wireAmount().optional(),
    description: wireText({ max: 500 }).optional(),
    metadata: wireMetadata().optional(),
  }).transform(names),
  ...shown,
});

export const listReversalsContract = listContract({
  path,
  summary: "List the reversals of a transfer",
  scope: "transfers:read",
  input: listParameters({ transfer: wireId() }).transform(names),
  item: transferReversalSchema,
  view: transferReversalView,
});

export const retrieveReversalContract = contract({
  method: "GET",
  path: `${path}/{reversal}`,
  summary: "Retrieve a reversal of a transfer",
  scope: "transfers:read",
  input: wireObject({ transfer: wireId(), reversal: wireId() }).transform(names),
  ...shown,
});

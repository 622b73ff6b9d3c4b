import { moveNames, moveParameters } from "#app/v1/customers/move-parameters";
import { customerTransferSchema } from "#app/v1/customers/move-schema";
import type { WalletTransfer } from "#domain/wallet-moves/move-rows";
import { walletTransferView } from "#domain/wallet-moves/move-views";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { wireId, wireObject } from "#http/wire";

const path = "/v1/customers/{customer}/transfers";

export const createCustomerTransferContract = contract({
  method: "POST",
  path,
  summary: "Move money from one customer's stored balance to another's",
  scope: "wallets:write",
  input: wireObject({ ...moveParameters, destination: wireId() }).transform(moveNames),
  answer: customerTransferSchema,
  view: (made: WalletTransfer, { account }) => walletTransferView(made, account),
});

export const listCustomerTransfersContract = listContract({
  path,
  summary: "List the transfers from and to a customer",
  scope: "wallets:read",
  input: listParameters({ customer: wireId() }).transform(moveNames),
  item: customerTransferSchema,
  view: walletTransferView,
});

export const retrieveCustomerTransferContract = contract({
  method: "GET",
  path: `${path}/{customer_transfer}`,
  summary: "Retrieve a transfer between customers",
  scope: "wallets:read",
  input: wireObject({ customer: wireId(), customer_transfer: wireId() }).transform(moveNames),
  answer: customerTransferSchema,
  view: (made: WalletTransfer, { account }) => walletTransferView(made, account),
});

import {
  createExternalAccountContract,
  deleteExternalAccountContract,
  listExternalAccountsContract,
  retrieveExternalAccountContract,
} from "#app/v1/accounts/[account]/external_accounts/contract";
import {
  cancelPayoutContract,
  createPayoutContract,
  listPayoutsContract,
  retrievePayoutContract,
  reversePayoutContract,
  updatePayoutContract,
} from "#app/v1/payouts/contract";
import {
  createReversalContract,
  listReversalsContract,
  retrieveReversalContract,
} from "#app/v1/transfers/[transfer]/reversals/contract";
import {
  createTransferContract,
  listTransfersContract,
  retrieveTransferContract,
  updateTransferContract,
} from "#app/v1/transfers/contract";
import type { AnyContract } from "#http/contract";

/** The operations by which money leaves an account: to a bank, or to another account. */
export const moneyOutContracts: Readonly<Record<string, AnyContract>> = {
  cancelPayout: cancelPayoutContract,
  createExternalAccount: createExternalAccountContract,
  createPayout: createPayoutContract,
  createTransfer: createTransferContract,
  createTransferReversal: createReversalContract,
  deleteExternalAccount: deleteExternalAccountContract,
  listExternalAccounts: listExternalAccountsContract,
  listPayouts: listPayoutsContract,
  listTransferReversals: listReversalsContract,
  listTransfers: listTransfersContract,
  retrieveExternalAccount: retrieveExternalAccountContract,
  retrievePayout: retrievePayoutContract,
  retrieveTransfer: retrieveTransferContract,
  retrieveTransferReversal: retrieveReversalContract,
  reversePayout: reversePayoutContract,
  updatePayout: updatePayoutContract,
  updateTransfer: updateTransferContract,
};

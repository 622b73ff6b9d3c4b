import type { Account } from "#domain/access/context";
import type { Transfer, TransferReversal } from "#domain/transfers/transfer";
import { unixSeconds } from "#platform/clock";

/** What the API shows of a transfer, with the newest of its reversals. */
export function transferView(transfer: Transfer, account: Pick<Account, "mode">) {
  return {
    id: transfer.id,
    object: "transfer" as const,
    amount: Number(transfer.amountMinor),
    amount_reversed: Number(transfer.amountReversedMinor),
    balance_transaction: transfer.balanceTransactionId,
    created: unixSeconds(transfer.createdAt),
    currency: transfer.currency.toLowerCase(),
    description: transfer.description,
    destination: transfer.destinationAccountId,
    livemode: account.mode === "live",
    metadata: transfer.metadata,
    reversals: {
      object: "list" as const,
      data: transfer.reversals.rows.map(transferReversalView),
      has_more: transfer.reversals.hasMore,
      url: `/v1/transfers/${transfer.id}/reversals`,
    },
    reversed: transfer.amountReversedMinor === transfer.amountMinor,
    source_transaction: null,
    source_type: "card" as const,
    transfer_group: transfer.transferGroup,
  };
}

/** What the API shows of a reversal of a transfer. */
export function transferReversalView(reversal: TransferReversal) {
  return {
    id: reversal.id,
    object: "transfer_reversal" as const,
    amount: Number(reversal.amountMinor),
    balance_transaction: reversal.balanceTransactionId,
    created: unixSeconds(reversal.createdAt),
    currency: reversal.currency.toLowerCase(),
    destination_payment_refund: null,
    metadata: reversal.metadata,
    source_refund: null,
    transfer: reversal.transferId,
  };
}

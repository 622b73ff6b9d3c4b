import type { transferReversals, transfers } from "#db/schema/transfers";

/** A transfer as one of its two accounts keeps it. */
export type StoredTransfer = typeof transfers.$inferSelect;

/** A part of a transfer that went back. */
export type TransferReversal = typeof transferReversals.$inferSelect;

/** The newest reversals of a transfer, and whether there are older ones. */
export interface ShownReversals {
  readonly rows: readonly TransferReversal[];
  readonly hasMore: boolean;
}

/** A transfer and what went back of it. */
export type Transfer = StoredTransfer & { readonly reversals: ShownReversals };

/** What has not gone back. */
export function reversibleMinor(transfer: StoredTransfer): bigint {
  return transfer.amountMinor - transfer.amountReversedMinor;
}

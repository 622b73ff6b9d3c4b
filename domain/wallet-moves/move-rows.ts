import type { topUps, walletTransfers, withdrawals } from "#db/schema/wallets";
import type { MetadataChanges } from "#domain/customers/metadata";
import type { Currency } from "#domain/money/currencies";

/** Money put into a customer's stored balance, or the try that was declined. */
export type TopUp = typeof topUps.$inferSelect;

/** Money taken out of a customer's stored balance to a bank, or the try that the bank refused. */
export type Withdrawal = typeof withdrawals.$inferSelect;

/** Money that went from one customer's stored balance to another's. */
export type WalletTransfer = typeof walletTransfers.$inferSelect;

/** What every move of a stored balance is asked with. */
export interface MoveInput {
  readonly customerId: string;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly description?: string | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

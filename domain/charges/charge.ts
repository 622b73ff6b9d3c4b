import type { charges } from "#db/schema/payments";
import { bookOf } from "#domain/balance/books";
import { invariant } from "#domain/errors/invariant";
import type { LedgerAccountName } from "#domain/ledger/ledger-account";
import { walletBook } from "#domain/wallets/wallet";

/** One attempt to get a payment intent paid, and what became of its money. */
export type Charge = typeof charges.$inferSelect;

/** What can still go back: what was captured, less what went back or is held to. */
export function refundableMinor(charge: Charge): bigint {
  return charge.amountCapturedMinor - charge.amountRefundReservedMinor;
}

/** Whether a refund of it waits for people; its money stays where it is until they have decided. */
export function hasWaitingRefund(charge: Charge): boolean {
  return charge.amountRefundReservedMinor > charge.amountRefundedMinor;
}

/** Where in the books its money comes from and goes back to: the channel, or a wallet. */
export function payerBook(charge: Charge): LedgerAccountName {
  const { accountId, currency, customerId, methodType } = charge;
  if (methodType === "card") return bookOf(accountId, currency)("channel_receivable");
  invariant(customerId, "whoever pays by stored balance is a customer");
  return walletBook({ accountId, id: customerId }, currency);
}

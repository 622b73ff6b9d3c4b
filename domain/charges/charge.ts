import type { charges } from "#db/schema/payments";

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

import { type Charge, refundableMinor } from "#domain/charges/charge";
import { DomainError } from "#domain/errors/domain-error";
import { proportion } from "#domain/money/proportion";
import { requireAmount } from "#domain/money/require-amount";

/** The amount to give back, all that is left where none is named; refuses more than is left. */
export function refundAmountMinor(charge: Charge, askedMinor: bigint | undefined): bigint {
  if (!charge.captured) {
    throw new DomainError(
      "payment_intent_unexpected_state",
      "Nothing was captured of this payment; cancel it instead of refunding it.",
      { param: "charge", chargeId: charge.id },
    );
  }
  const leftMinor = refundableMinor(charge);
  if (leftMinor === 0n) {
    throw new DomainError(
      "charge_already_refunded",
      "All of this charge has been refunded, or is waiting to be.",
      { param: "charge", chargeId: charge.id },
    );
  }
  const amountMinor = askedMinor ?? leftMinor;
  requireAmount(amountMinor, "amount");
  if (amountMinor <= leftMinor) return amountMinor;
  throw new DomainError(
    "refund_exceeds_charge",
    `At most ${leftMinor} is left to refund of this charge.`,
    { param: "amount", chargeId: charge.id },
  );
}

/**
 * The part of the fee that has gone back once so much of the charge has: its proportion, rounded
 * down. It hangs on that sum alone, so no order of asking and canceling can return more, and with
 * the last unit all of it has gone back.
 */
export function feeReturnedMinor(charge: Charge, refundedMinor: bigint): bigint {
  if (refundedMinor === 0n) return 0n;
  return proportion(refundedMinor, charge.amountCapturedMinor, charge.feeMinor);
}

/** What the merchant has given of its own once so much of the charge has gone back. */
export function merchantGivenMinor(charge: Charge, refundedMinor: bigint): bigint {
  return refundedMinor - feeReturnedMinor(charge, refundedMinor);
}

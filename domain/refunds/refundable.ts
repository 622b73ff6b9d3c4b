import { type Charge, refundableMinor } from "#domain/charges/charge";
import { DomainError } from "#domain/errors/domain-error";
import { proportion } from "#domain/money/proportion";

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
  if (amountMinor <= leftMinor) return amountMinor;
  throw new DomainError(
    "refund_exceeds_charge",
    `At most ${leftMinor} is left to refund of this charge.`,
    { param: "amount", chargeId: charge.id },
  );
}

/**
 * The part of the fee that goes back with an amount, so that after a full refund all of it has:
 * the share due after this refund, less what went back or is held to; within the amount itself.
 */
export function feeReturnMinor(charge: Charge, amountMinor: bigint): bigint {
  const refundedMinor = charge.amountRefundReservedMinor + amountMinor;
  const dueMinor = proportion(refundedMinor, charge.amountCapturedMinor, charge.feeMinor);
  const openMinor = dueMinor - charge.feeReturnReservedMinor;
  if (openMinor < 0n) return 0n;
  return openMinor < amountMinor ? openMinor : amountMinor;
}

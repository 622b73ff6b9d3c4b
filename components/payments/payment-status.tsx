import { ObjectStatus } from "#components/object-status";
import type { Charge } from "#domain/charges/charge";
import type { Payment } from "#domain/payments/payment";
import type { Locale } from "#messages/translator";

interface PaymentStatusProps {
  readonly payment: Payment;
  /** The latest attempt, where there was one. */
  readonly charge: Charge | undefined;
  readonly locale: Locale;
}

/** Where a payment stands as people see it: also that it failed, or that its money went back. */
export function PaymentStatus({ payment, charge, locale }: PaymentStatusProps) {
  const ofCharge = chargeStatus(payment, charge);
  if (ofCharge) return <ObjectStatus kind="charge" status={ofCharge} locale={locale} />;
  return <ObjectStatus kind="paymentIntent" status={payment.status} locale={locale} />;
}

/** What the last attempt says beyond the payment's own state. */
function chargeStatus({ status, lastFailure }: Payment, charge: Charge | undefined) {
  if (status === "requires_payment_method" && lastFailure) return "failed";
  if (status !== "succeeded" || !charge || charge.amountRefundedMinor === 0n) return undefined;
  const isWhole = charge.amountRefundedMinor === charge.amountCapturedMinor;
  return isWhole ? "refunded" : "partially_refunded";
}

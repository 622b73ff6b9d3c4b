import type { TriedPayment } from "#app/(dashboard)/payments/[payment]/tried-payment";
import { refundableMinor } from "#domain/charges/charge";
import { canMove } from "#domain/payments/payment";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

type Asker = Pick<DashboardContext, "scopes" | "locale">;

/** Why this person cannot refund this payment now; undefined if they can. */
export function refundHindrance(
  { payment, charge }: TriedPayment,
  { scopes, locale }: Asker,
): string | undefined {
  const words = translator(locale, "payment.hindrance");
  if (!scopes.has("refunds:write")) return words("roleRefund");
  if (payment.status === "canceled") return words("canceled");
  if (payment.status === "requires_capture") return words("notCaptured");
  if (charge?.openOperationId) return words("inDoubt");
  if (payment.status !== "succeeded" || !charge) return words("notPaid");
  return refundableMinor(charge) === 0n ? words("refunded") : undefined;
}

/** Why this person cannot capture this payment now; undefined if they can. */
export function captureHindrance({ payment }: TriedPayment, asker: Asker): string | undefined {
  const words = translator(asker.locale, "payment.hindrance");
  return canMove(payment, "capture") ? roleHindrance(asker) : words("notHeld");
}

/** Why this person's role keeps them from capturing and cancelling; undefined if it does not. */
export function roleHindrance({ scopes, locale }: Asker): string | undefined {
  return scopes.has("payments:write") ? undefined : translator(locale, "payment.hindrance")("role");
}

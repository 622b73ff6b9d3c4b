import type { Payment } from "#domain/payments/payment";

const redirectStatuses: Partial<Record<Payment["status"], "succeeded" | "failed">> = {
  canceled: "failed",
  processing: "succeeded",
  requires_capture: "succeeded",
  requires_payment_method: "failed",
  succeeded: "succeeded",
};

/**
 * Where the payer goes on once they have met their bank: the integrator's page, told which payment
 * it was and how it went; undefined while that is open, or where there is no such page.
 */
export function returnAddress(payment: Payment): URL | undefined {
  const redirectStatus = redirectStatuses[payment.status];
  if (payment.returnUrl === null || redirectStatus === undefined) return undefined;
  const url = new URL(payment.returnUrl);
  url.searchParams.set("payment_intent", payment.id);
  url.searchParams.set("payment_intent_client_secret", payment.clientSecret);
  url.searchParams.set("redirect_status", redirectStatus);
  return url;
}

import { DomainError } from "#domain/errors/domain-error";
import type { Payment } from "#domain/payments/payment";

const webProtocols = ["http:", "https:"];

/** Refuses an address that a browser would run or hand to another program instead of opening it. */
export function requireWebAddress(returnUrl: string | undefined): void {
  if (returnUrl === undefined) return;
  const protocol = URL.canParse(returnUrl) ? new URL(returnUrl).protocol : undefined;
  if (protocol !== undefined && webProtocols.includes(protocol)) return;
  throw new DomainError("parameter_invalid", "return_url must be an http or https address.", {
    param: "return_url",
  });
}

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

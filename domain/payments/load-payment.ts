import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { Payment } from "#domain/payments/payment";
import { findPayment, findPaymentAndCharge, type PaymentAndCharge } from "#domain/payments/queries";
import { parseId } from "#platform/ids";

/** The account's payment of that id; refuses if there is none. */
export async function loadPayment(read: Reader, id: string): Promise<Payment> {
  const known = parseId("pi", id);
  const payment = known && (await findPayment(read, known));
  if (payment) return payment;
  throw noSuchPayment();
}

/** The payment and its latest charge as they stood at one moment: a decision must not mix two. */
export async function loadPaymentAndCharge(
  read: Reader,
  id: string,
  param = "intent",
): Promise<PaymentAndCharge> {
  const known = parseId("pi", id);
  const found = known && (await findPaymentAndCharge(read, known));
  if (found) return found;
  throw noSuchPayment(param);
}

/** The answer to an id that is unknown, another account's, or shown without its secret. */
export function noSuchPayment(param = "intent"): DomainError {
  return new DomainError("resource_missing", "No such payment intent.", { param });
}

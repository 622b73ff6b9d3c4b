import { DomainError } from "#domain/errors/domain-error";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import type { Id } from "#platform/ids";

/** Refuses a saved payment method for anyone but the customer it is saved with. */
export function requireUsableBy(method: PaymentMethod, customerId: Id<"cus"> | null): void {
  if (method.customerId === null || method.customerId === customerId) return;
  throw new DomainError(
    "payment_method_unexpected_state",
    "This payment method is saved with a customer; name that customer to use it.",
    { param: "payment_method" },
  );
}

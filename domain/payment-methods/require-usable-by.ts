import { DomainError } from "#domain/errors/domain-error";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import type { Id } from "#platform/ids";

/** Refuses one that was detached, one that is another's, and a stored balance that is nobody's. */
export function requireUsableBy(method: PaymentMethod, customerId: Id<"cus"> | null): void {
  requireNotDetached(method);
  if (method.type === "customer_balance" && customerId === null) {
    throw new DomainError(
      "parameter_missing",
      "Whoever pays with a stored balance is a customer: send customer.",
      { param: "customer" },
    );
  }
  if (method.customerId === null || method.customerId === customerId) return;
  throw new DomainError(
    "payment_method_unexpected_state",
    "This payment method is saved with a customer; name that customer to use it.",
    { param: "payment_method" },
  );
}

/** Refuses one that its customer has let go of: it is kept for what was paid with it, no more. */
export function requireNotDetached({ detachedAt }: PaymentMethod): void {
  if (detachedAt === null) return;
  throw new DomainError(
    "payment_method_unexpected_state",
    "This payment method was detached and cannot be used again; ask for another one.",
    { param: "payment_method" },
  );
}

/** How the sandbox network answers for a card; a live card waits for a channel that takes it. */
export function behaviourOf({ behaviour }: Pick<PaymentMethod, "behaviour">): string {
  if (behaviour !== null) return behaviour;
  throw new DomainError(
    "card_channel_missing",
    "This account has no channel yet that takes this card.",
    { param: "payment_method" },
  );
}

import type { Customer } from "#domain/customers/customer";
import { DomainError } from "#domain/errors/domain-error";

/** Refuses to move money of a customer who is frozen or closed: they neither pay nor receive. */
export function requireActive(customer: Customer, param = "customer"): void {
  if (customer.status === "active") return;
  throw new DomainError(
    "account_frozen",
    `This customer is ${customer.status} and neither pays nor receives.`,
    { param },
  );
}

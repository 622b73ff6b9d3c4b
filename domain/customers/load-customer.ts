import type { Reader } from "#domain/changes/reader";
import type { Customer } from "#domain/customers/customer";
import { findCustomer } from "#domain/customers/queries";
import { DomainError } from "#domain/errors/domain-error";

/** The account's customer of that id who was not deleted; refuses if there is none. */
export async function loadCustomer(read: Reader, id: string, param: string): Promise<Customer> {
  const customer = await findCustomer(read, id);
  if (customer && !customer.deletedAt) return customer;
  throw noSuchCustomer(param);
}

/** The one answer for a customer who was deleted, never was, or is another account's. */
export function noSuchCustomer(param: string): DomainError {
  return new DomainError("resource_missing", "No such customer.", { param });
}

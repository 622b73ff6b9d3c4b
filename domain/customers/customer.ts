import type { Address, customers } from "#db/schema/customers";

/** Someone who pays the account. */
export type Customer = typeof customers.$inferSelect;

/** What can be said of a customer; null says that it is not known. */
export interface CustomerFields {
  readonly name?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly address?: Address | null | undefined;
}

/** What a customer becomes by these fields; those that are absent stay as they are. */
export function described(
  before: Pick<Customer, "name" | "email" | "phone" | "description" | "address">,
  fields: CustomerFields,
) {
  const { name, email, phone, description, address } = fields;
  return {
    name: name === undefined ? before.name : name,
    email: email === undefined ? before.email : (email?.toLowerCase() ?? null),
    phone: phone === undefined ? before.phone : phone,
    description: description === undefined ? before.description : description,
    address: address === undefined ? before.address : address,
  };
}

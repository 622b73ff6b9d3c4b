import type { Customer } from "#domain/customers/customer";
import { type Locale, translator } from "#messages/translator";

/** What to call a customer by what is known of them. */
export function customerName(
  { name, email }: Pick<Customer, "name" | "email">,
  locale: Locale,
): string {
  return name ?? email ?? translator(locale, "customers")("nameless");
}

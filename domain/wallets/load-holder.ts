import type { Reader } from "#domain/changes/reader";
import { loadCustomer } from "#domain/customers/load-customer";
import { requireActive } from "#domain/customers/require-active";
import { findWallets } from "#domain/wallets/queries";
import type { Holder } from "#domain/wallets/wallet";

/** A customer with all they have stored, for a decision; refuses one who may not move money. */
export async function loadActiveHolder(read: Reader, id: string, param: string): Promise<Holder> {
  const holder = await loadHolder(read, id, param);
  requireActive(holder.customer, param);
  return holder;
}

/** A customer who was not deleted, with all they have stored. */
export async function loadHolder(read: Reader, id: string, param: string): Promise<Holder> {
  const customer = await loadCustomer(read, id, param);
  return { customer, wallets: await findWallets(read, customer.id) };
}

/**
 * Who pays with a method, or undefined where nobody is named; refuses a customer who is frozen or
 * closed. Their wallets are read where they pay from them, else the list is empty.
 */
export async function loadPayer(
  read: Reader,
  customerId: string | null,
  methodType: "card" | "customer_balance",
): Promise<Holder | undefined> {
  if (customerId === null) return undefined;
  if (methodType === "customer_balance") return loadActiveHolder(read, customerId, "customer");
  const customer = await loadCustomer(read, customerId, "customer");
  requireActive(customer, "customer");
  return { customer, wallets: [] };
}

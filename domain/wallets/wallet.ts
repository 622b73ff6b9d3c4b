import type { wallets, walletTransactions } from "#db/schema/wallets";
import type { Customer } from "#domain/customers/customer";
import type { LedgerAccountName } from "#domain/ledger/ledger-account";
import type { Currency } from "#domain/money/currencies";

/** What a customer can spend of their stored balance in one currency. */
export type Wallet = typeof wallets.$inferSelect;

/** One move of a stored balance. */
export type WalletTransaction = typeof walletTransactions.$inferSelect;

/** A customer with all they have stored, as a decision rests on it. */
export interface Holder {
  readonly customer: Customer;
  readonly wallets: readonly Wallet[];
}

/** The holder's wallet in this currency; one that was never opened is empty, at version 0. */
export function walletIn({ customer, wallets: opened }: Holder, currency: Currency): Wallet {
  const { accountId, id: customerId } = customer;
  const unopened: Wallet = { accountId, customerId, currency, balanceMinor: 0n, version: 0n };
  return opened.find((wallet) => wallet.currency === currency) ?? unopened;
}

/** Where in the books a customer's stored balance is. */
export function walletBook(
  { accountId, id: customerId }: Pick<Customer, "accountId" | "id">,
  currency: Currency,
): LedgerAccountName {
  return { accountId, kind: "wallet", currency, customerId };
}

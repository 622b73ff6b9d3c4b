import type { Account, Context } from "#domain/access/context";
import { createCustomer } from "#domain/customers/create-customer";
import type { Customer } from "#domain/customers/customer";
import type { Currency } from "#domain/money/currencies";
import { topUp } from "#domain/wallet-moves/top-up";
import { retrieveCashBalance } from "#domain/wallets/retrieve-cash-balance";
import { walletIn } from "#domain/wallets/wallet";
import { anAccount, keyContext } from "#e2e/support/account";

/** A customer with a stored balance, and the key that made them. */
export interface Saver {
  readonly account: Account;
  readonly ctx: Context;
  readonly customer: Customer;
  readonly customerId: Customer["id"];
}

/** A customer of an account of their own who has stored so much; nothing opens no wallet. */
export async function aSaver(fundsMinor: bigint, currency: Currency = "CNY"): Promise<Saver> {
  const account = await anAccount();
  return anotherSaver({ account, ctx: keyContext(account) }, fundsMinor, currency);
}

/** Another customer of the same account who has stored so much. */
export async function anotherSaver(
  { account, ctx }: Pick<Saver, "account" | "ctx">,
  fundsMinor: bigint,
  currency: Currency = "CNY",
): Promise<Saver> {
  const customer = await createCustomer(ctx, { name: "Saver" });
  const saver = { account, ctx, customer, customerId: customer.id };
  if (fundsMinor > 0n) await fund(saver, fundsMinor, currency);
  return saver;
}

/** Puts so much into a stored balance by bank transfer. */
export function fund(
  { ctx, customerId }: Pick<Saver, "ctx" | "customerId">,
  amountMinor: bigint,
  currency: Currency = "CNY",
) {
  const bankTransfer = { reference: "Test" };
  return topUp(ctx, { customerId, amountMinor, currency, bankTransfer });
}

/** What a customer can spend now. */
export async function storedMinor(
  { ctx, customerId }: Pick<Saver, "ctx" | "customerId">,
  currency: Currency = "CNY",
): Promise<bigint> {
  return walletIn(await retrieveCashBalance(ctx, { customerId }), currency).balanceMinor;
}

/** A bank account that the sandbox's bank pays to. */
export const aBankAccount = {
  accountNumber: "000123456789",
  accountHolderName: "Ada Lovelace",
} as const;

import type { Account } from "#domain/access/context";
import type { Holder } from "#domain/wallets/wallet";

/** What the API shows of a customer's stored balance; null where there never was one. */
export function cashBalanceView({ customer, wallets }: Holder, account: Pick<Account, "mode">) {
  const available = Object.fromEntries(
    wallets
      .map(({ currency, balanceMinor }) => [currency.toLowerCase(), Number(balanceMinor)] as const)
      .toSorted(([left], [right]) => left.localeCompare(right)),
  );
  return {
    object: "cash_balance" as const,
    available: wallets.length > 0 ? available : null,
    customer: customer.id,
    customer_account: null,
    livemode: account.mode === "live",
    settings: { reconciliation_mode: "manual" as const, using_merchant_default: true },
  };
}

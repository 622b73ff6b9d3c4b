import type { Account } from "#domain/access/context";
import type { CurrencyBalance } from "#domain/balance/retrieve-balance";
import type { Money } from "#domain/money/money";

/** What the API shows of a balance; an account without any shows a zero in its own currency. */
export function balanceView(
  balances: readonly CurrencyBalance[],
  account: Pick<Account, "mode" | "defaultCurrency">,
) {
  const none = { amount: 0, currency: account.defaultCurrency.toLowerCase() };
  const shown = (part: (balance: CurrencyBalance) => Money) => {
    const parts = balances.map((balance) => amountView(part(balance)));
    return parts.length === 0 ? [{ ...none, source_types: { card: 0 } }] : parts;
  };
  return {
    object: "balance" as const,
    available: shown(({ available }) => available),
    livemode: account.mode === "live",
    pending: shown(({ pending }) => pending),
  };
}

function amountView({ amountMinor, currency }: Money) {
  const amount = Number(amountMinor);
  return { amount, currency: currency.toLowerCase(), source_types: { card: amount } };
}

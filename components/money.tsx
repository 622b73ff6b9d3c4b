import { Amount } from "#components/amount";
import { formatMoney } from "#domain/money/format-money";
import type { Money as MoneyValue } from "#domain/money/money";
import type { Locale } from "#messages/translator";

interface MoneyProps {
  readonly amount: MoneyValue;
  readonly locale: Locale;
  readonly size?: "text" | "card" | "page" | "hero" | "poster";
}

/** An amount of money in the reader's way of writing numbers, always with its currency code. */
export function Money({ amount, locale, size = "text" }: MoneyProps) {
  const value = formatMoney(amount, locale).slice(0, -amount.currency.length).trimEnd();
  return <Amount value={value} currency={amount.currency} size={size} />;
}

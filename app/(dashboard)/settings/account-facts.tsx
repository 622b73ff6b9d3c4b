import type { Fact } from "#components/facts";
import { ObjectId } from "#components/object-id";
import type { Account } from "#domain/access/context";
import { currencyFrom } from "#domain/money/currencies";
import { formatMoney } from "#domain/money/format-money";
import type { DashboardContext } from "#http/session";
import { type Locale, translator } from "#messages/translator";

/** What the operator has set for the account that is looked at. */
export function accountFacts({ account, merchantName, locale }: DashboardContext): readonly Fact[] {
  const words = translator(locale, "settings");
  const kinds = translator(locale, "account");
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  const currencies = new Intl.DisplayNames(locale, { type: "currency" });
  return [
    { term: words("merchant"), value: merchantName },
    { term: words("accountName"), value: account.name },
    { term: words("mode"), value: kinds(account.mode) },
    { term: words("accountId"), value: <ObjectId id={account.id} whole /> },
    { term: words("country"), value: countries.of(account.country) },
    {
      term: words("currency"),
      value: `${account.defaultCurrency} · ${currencies.of(account.defaultCurrency)}`,
    },
    { term: words("fee"), value: feeText(account, locale) },
    {
      term: words("settlement"),
      value: words("settlementDays", { days: account.settlementDelayDays }),
    },
  ];
}

/** The fee in one line: its part of the amount, and the fixed parts by currency. */
function feeText({ feeBasisPoints, feeFixed }: Account, locale: Locale): string {
  const part = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const fixed = Object.entries(feeFixed).flatMap(([code, minor]) => {
    const currency = currencyFrom(code);
    return currency ? [formatMoney({ amountMinor: BigInt(minor), currency }, locale)] : [];
  });
  const share = part.format(feeBasisPoints / 10_000);
  if (fixed.length === 0) return share;
  const either = new Intl.ListFormat(locale, { type: "disjunction" }).format(fixed);
  return translator(locale, "settings")("feeFixed", { percent: share, fixed: either });
}

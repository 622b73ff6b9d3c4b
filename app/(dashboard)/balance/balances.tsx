import type { Route } from "next";
import Link from "next/link";
import { listAddress } from "#app/(dashboard)/list-address";
import { Money } from "#components/money";
import type { CurrencyBalance } from "#domain/balance/retrieve-balance";
import type { Money as MoneyValue } from "#domain/money/money";
import { type Locale, translator } from "#messages/translator";

interface BalancesProps {
  readonly balances: readonly CurrencyBalance[];
  readonly locale: Locale;
}

/** What there is in each currency; each number leads to the list that sums to it. */
export function Balances({ balances, locale }: BalancesProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-[repeat(auto-fill,minmax(17rem,1fr))]">
      {balances.map((balance) => (
        <OneCurrency key={balance.currency} balance={balance} locale={locale} />
      ))}
    </div>
  );
}

interface OneCurrencyProps {
  readonly balance: CurrencyBalance;
  readonly locale: Locale;
}

function OneCurrency({ balance, locale }: OneCurrencyProps) {
  const { currency, available, pending, held } = balance;
  const words = translator(locale, "balance");
  const queue = listAddress("/refunds", { status: "pending", currency });
  return (
    <dl className="rounded-card border border-line bg-card px-4 py-3.5 sm:px-5">
      <div className="mb-3 border-b border-line pb-3">
        <dt className="text-sm text-ink-soft">{words("available")}</dt>
        <dd className="mt-0.5">
          <Sum of={available} href={lines(currency, "available")} size="card" locale={locale} />
        </dd>
      </div>
      <div className={partStyle}>
        <dt className="text-ink-soft">{words("pending")}</dt>
        <dd>
          <Sum of={pending} href={lines(currency, "pending")} locale={locale} />
        </dd>
      </div>
      <div className={partStyle}>
        <dt className="text-ink-soft">{words("held")}</dt>
        <dd>
          <Sum of={held} href={queue} locale={locale} />
        </dd>
      </div>
    </dl>
  );
}

const partStyle = "flex flex-wrap items-baseline justify-between gap-x-4 pt-1 text-sm";

function lines(currency: string, status: "available" | "pending"): Route {
  return `${listAddress("/balance", { status, currency })}#lines` as Route;
}

interface SumProps {
  readonly of: MoneyValue;
  readonly href: Route;
  readonly size?: "text" | "card";
  readonly locale: Locale;
}

function Sum({ of, href, size = "text", locale }: SumProps) {
  return (
    <Link
      href={href}
      className="inline-flex min-h-6 items-center rounded-mark underline-offset-4 hover:underline"
    >
      <Money amount={of} locale={locale} size={size} />
    </Link>
  );
}

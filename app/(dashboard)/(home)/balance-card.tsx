import { clsx } from "clsx";
import type { Route } from "next";
import Link from "next/link";
import { listAddress } from "#app/(dashboard)/list-address";
import { Card } from "#components/card";
import { Money } from "#components/money";
import type { CurrencyBalance } from "#domain/balance/retrieve-balance";
import type { Money as MoneyValue } from "#domain/money/money";
import { type Locale, translator } from "#messages/translator";

interface BalanceCardProps {
  readonly balances: readonly CurrencyBalance[];
  readonly locale: Locale;
}

/** What there is in each currency, and what of it can be used. */
export function BalanceCard({ balances, locale }: BalanceCardProps) {
  const words = translator(locale, "home");
  return (
    <Card title={words("balance")}>
      {balances.length === 0 && <p className="text-sm text-ink-soft">{words("noBalance")}</p>}
      <div className="divide-y divide-line">
        {balances.map((balance) => (
          <OneCurrency key={balance.currency} balance={balance} locale={locale} />
        ))}
      </div>
    </Card>
  );
}

interface OneCurrencyProps {
  readonly balance: CurrencyBalance;
  readonly locale: Locale;
}

function OneCurrency({ balance, locale }: OneCurrencyProps) {
  const general = translator(locale, "words");
  const { available, pending, held, currency } = balance;
  const lines = (status: "available" | "pending") => listAddress("/balance", { status, currency });
  const queue = listAddress("/refunds", { status: "pending", currency });
  return (
    <dl className="space-y-0.5 py-2.5 text-sm first:pt-0 last:pb-0">
      <Part
        term={general("available")}
        amount={available}
        href={lines("available")}
        locale={locale}
      />
      <Part term={general("pending")} amount={pending} href={lines("pending")} locale={locale} />
      {held.amountMinor > 0n && (
        <Part
          term={translator(locale, "home")("held")}
          amount={held}
          href={queue}
          locale={locale}
        />
      )}
    </dl>
  );
}

interface PartProps {
  readonly term: string;
  readonly amount: MoneyValue;
  readonly href: Route;
  readonly locale: Locale;
}

function Part({ term, amount, href, locale }: PartProps) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-ink-faint">{term}</dt>
      <dd>
        <Link
          href={href}
          className={clsx(
            "inline-flex min-h-6 items-center rounded-mark underline-offset-4",
            "hover:underline",
          )}
        >
          <Money amount={amount} locale={locale} />
        </Link>
      </dd>
    </div>
  );
}

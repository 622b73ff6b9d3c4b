import type { Route } from "next";
import Link from "next/link";
import { listAddress } from "#app/(dashboard)/list-address";
import { type Column, DataTable } from "#components/data-table";
import { Money } from "#components/money";
import type { CurrencyBalance } from "#domain/balance/retrieve-balance";
import type { Money as MoneyValue } from "#domain/money/money";
import { type Locale, translator } from "#messages/translator";

interface BalancesProps {
  readonly balances: readonly CurrencyBalance[];
  readonly locale: Locale;
}

/** One line per currency; each number leads to the list that sums to it. */
export function Balances({ balances, locale }: BalancesProps) {
  return (
    <DataTable
      label={translator(locale, "balance")("title")}
      columns={columns(locale)}
      rows={balances}
      rowKey={({ currency }) => currency}
      locale={locale}
      empty={null}
    />
  );
}

function columns(locale: Locale): readonly Column<CurrencyBalance>[] {
  const words = translator(locale, "balance");
  return [
    {
      key: "currency",
      head: translator(locale, "words")("currency"),
      phone: "title",
      cell: ({ currency }) => <span className="font-medium">{currency}</span>,
    },
    {
      key: "available",
      head: words("available"),
      align: "end",
      cell: ({ currency, available }) => (
        <Sum of={available} href={lines(currency, "available")} locale={locale} main />
      ),
    },
    {
      key: "pending",
      head: words("pending"),
      align: "end",
      cell: ({ currency, pending }) => (
        <Sum of={pending} href={lines(currency, "pending")} locale={locale} />
      ),
    },
    {
      key: "held",
      head: words("held"),
      align: "end",
      cell: ({ currency, held }) => (
        <Sum
          of={held}
          href={listAddress("/refunds", { status: "pending", currency })}
          locale={locale}
        />
      ),
    },
  ];
}

function lines(currency: string, status: "available" | "pending"): Route {
  return `${listAddress("/balance", { status, currency })}#lines` as Route;
}

interface SumProps {
  readonly of: MoneyValue;
  readonly href: Route;
  readonly locale: Locale;
  /** The number people look for first. */
  readonly main?: boolean;
}

function Sum({ of, href, locale, main = false }: SumProps) {
  return (
    <Link href={href} className="rounded-mark underline-offset-4 hover:underline">
      <Money amount={of} locale={locale} size={main ? "card" : "text"} />
    </Link>
  );
}

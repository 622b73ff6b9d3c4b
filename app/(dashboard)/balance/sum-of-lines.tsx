import Link from "next/link";
import type { BalanceFilter } from "#app/(dashboard)/balance/balance-filter";
import { listAddress } from "#app/(dashboard)/list-address";
import { Money } from "#components/money";
import type { CurrencyBalance } from "#domain/balance/retrieve-balance";
import { add, isZero, type Money as MoneyValue, subtract } from "#domain/money/money";
import { type Locale, translator } from "#messages/translator";

interface SumOfLinesProps {
  readonly asked: BalanceFilter;
  readonly balances: readonly CurrencyBalance[];
  readonly locale: Locale;
}

/** What the lines that are asked for add up to, and how it leads to the balance above. */
export function SumOfLines({ asked, balances, locale }: SumOfLinesProps) {
  const balance = balances.find(({ currency }) => currency === asked.currency);
  if (!balance || asked.type) return null;
  return (
    <p className="mb-4 text-ink-soft">
      <Sentence balance={balance} {...sums(balance, asked.status)} locale={locale} />
    </p>
  );
}

interface Sums {
  readonly total: MoneyValue;
  /** What is left of it when what is held for refunds is taken off. */
  readonly free: MoneyValue;
}

interface SentenceProps extends Sums {
  readonly balance: CurrencyBalance;
  readonly locale: Locale;
}

function Sentence({ balance: { currency }, total, free, locale }: SentenceProps) {
  const words = translator(locale, "balance");
  const held = subtract(total, free);
  const show = (amount: MoneyValue) => () => <Money amount={amount} locale={locale} />;
  if (isZero(held)) return words.rich("sum", { total: show(total) });
  return words.rich("sumHeld", {
    total: show(total),
    held: show(held),
    free: show(free),
    queue: (chunks) => (
      <Link href={listAddress("/refunds", { status: "pending", currency })} className="text-link">
        {chunks}
      </Link>
    ),
  });
}

function sums(
  { lines, available, pending }: CurrencyBalance,
  status: BalanceFilter["status"],
): Sums {
  if (status === "available") return { total: lines.available, free: available };
  if (status === "pending") return { total: lines.pending, free: pending };
  return { total: add(lines.available, lines.pending), free: add(available, pending) };
}

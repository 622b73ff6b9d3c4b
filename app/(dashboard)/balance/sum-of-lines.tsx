import Link from "next/link";
import type { BalanceAddress } from "#app/(dashboard)/balance/balance-filter";
import { listAddress } from "#app/(dashboard)/list-address";
import { Money } from "#components/money";
import type { CurrencyBalance } from "#domain/balance/retrieve-balance";
import { add, isZero, type Money as MoneyValue, subtract } from "#domain/money/money";
import { type Locale, translator } from "#messages/translator";

interface SumOfLinesProps {
  readonly asked: BalanceAddress;
  readonly balances: readonly CurrencyBalance[];
  readonly locale: Locale;
}

/** What the lines that are asked for add up to, and how it leads to the balance above. */
export function SumOfLines({ asked, balances, locale }: SumOfLinesProps) {
  const balance = balances.find(({ currency }) => currency === asked.currency);
  if (!balance || asked.type) return null;
  const { total, free } = sums(balance, asked.status);
  const held = subtract(total, free);
  const show = (amount: MoneyValue) => () => <Money amount={amount} locale={locale} />;
  const words = translator(locale, "balance");
  return (
    <p className="mb-4 text-ink-soft">
      {isZero(held)
        ? words.rich("sum", { total: show(total) })
        : words.rich("sumHeld", {
            total: show(total),
            held: show(held),
            free: show(free),
            queue: (chunks) => (
              <Link
                href={listAddress("/refunds", { status: "pending", currency: balance.currency })}
                className="text-link"
              >
                {chunks}
              </Link>
            ),
          })}
    </p>
  );
}

function sums(
  { lines, available, pending }: CurrencyBalance,
  status: BalanceAddress["status"],
): { readonly total: MoneyValue; readonly free: MoneyValue } {
  if (status === "available") return { total: lines.available, free: available };
  if (status === "pending") return { total: lines.pending, free: pending };
  return { total: add(lines.available, lines.pending), free: add(available, pending) };
}

import { Card } from "#components/card";
import { Money } from "#components/money";
import { money } from "#domain/money/money";
import type { Holder } from "#domain/wallets/wallet";
import { type Locale, translator } from "#messages/translator";

interface WalletBalancesProps {
  readonly holder: Holder;
  readonly locale: Locale;
}

/** What can be spent in each currency. */
export function WalletBalances({ holder, locale }: WalletBalancesProps) {
  return (
    <div className="mb-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {holder.wallets.map(({ currency, balanceMinor }) => (
        <Card key={currency} title={translator(locale, "wallet")("spendable", { currency })}>
          <Money amount={money(balanceMinor, currency)} locale={locale} size="card" />
        </Card>
      ))}
    </div>
  );
}

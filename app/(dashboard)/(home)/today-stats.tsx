import { clsx } from "clsx";
import { todayOf, volumeList } from "#app/(dashboard)/(home)/volume-list";
import { Money } from "#components/money";
import { Stat } from "#components/stat";
import type { Currency } from "#domain/money/currencies";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { DayVolume } from "#domain/reports/daily-volume";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface TodayStatsProps {
  readonly volume: readonly DayVolume[];
  readonly ctx: DashboardContext;
}

/** What was paid today, per currency. */
export function TodayStats({ volume, ctx }: TodayStatsProps) {
  const used = volume.map(({ currency }) => currency);
  const currencies = used.length === 0 ? [ctx.account.defaultCurrency] : [...new Set(used)];
  return (
    <div className={clsx("grid gap-3", currencies.length > 1 && columns(currencies.length))}>
      {currencies.toSorted().map((currency) => (
        <PaidToday key={currency} currency={currency} volume={volume} ctx={ctx} />
      ))}
    </div>
  );
}

/** So many beside one another that, where it can be, no row is left with gaps. */
function columns(count: number): string {
  return count % 3 === 0 ? "sm:grid-cols-2 md:grid-cols-3" : "sm:grid-cols-2";
}

interface PaidTodayProps extends TodayStatsProps {
  readonly currency: Currency;
}

function PaidToday({ currency, volume, ctx }: PaidTodayProps) {
  const { locale } = ctx;
  const words = translator(locale, "home");
  const today = todayOf(ctx);
  const on = (day: Temporal.PlainDate) =>
    volume.find((one) => one.currency === currency && one.day.equals(day));
  const yesterdayMinor = on(today.subtract({ days: 1 }))?.capturedMinor ?? 0n;
  const counted = words("counted", { count: on(today)?.payments ?? 0 });
  const amount = formatMoney(money(yesterdayMinor, currency), locale);
  return (
    <Stat
      label={words("today", { currency })}
      href={volumeList(currency, { from: today, to: today })}
      note={words("yesterday", { counted, amount })}
    >
      <Money amount={money(on(today)?.capturedMinor ?? 0n, currency)} locale={locale} size="card" />
    </Stat>
  );
}

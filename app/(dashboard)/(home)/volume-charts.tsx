import { clsx } from "clsx";
import Link from "next/link";
import { todayOf, volumeList } from "#app/(dashboard)/(home)/volume-list";
import { BarChart, type ChartPoint } from "#components/bar-chart";
import { Card } from "#components/card";
import { Money } from "#components/money";
import type { Currency } from "#domain/money/currencies";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { DayVolume } from "#domain/reports/daily-volume";
import type { DashboardContext } from "#http/session";
import { dayText } from "#messages/day-text";
import { translator } from "#messages/translator";

interface VolumeChartsProps {
  readonly volume: readonly DayVolume[];
  /** So many up to and with today. */
  readonly days: number;
  readonly ctx: DashboardContext;
}

const mostCharts = 2;

/** The last days of the currencies that are paid in most often. */
export function VolumeCharts({ volume, days, ctx }: VolumeChartsProps) {
  return (
    <div className="min-w-0 space-y-6">
      {mainCurrencies(volume, ctx).map((currency) => (
        <VolumeChart key={currency} currency={currency} volume={volume} days={days} ctx={ctx} />
      ))}
    </div>
  );
}

function mainCurrencies(
  volume: readonly DayVolume[],
  { account }: DashboardContext,
): readonly Currency[] {
  const counts = [...Map.groupBy(volume, ({ currency }) => currency)].map(([currency, days]) => ({
    currency,
    payments: days.reduce((sum, { payments }) => sum + payments, 0),
  }));
  const ranked = counts.toSorted((one, other) => other.payments - one.payments);
  if (ranked.length === 0) return [account.defaultCurrency];
  return ranked.slice(0, mostCharts).map(({ currency }) => currency);
}

interface VolumeChartProps extends VolumeChartsProps {
  readonly currency: Currency;
}

function VolumeChart({ currency, volume, days, ctx }: VolumeChartProps) {
  const { locale } = ctx;
  const words = translator(locale, "home");
  const to = todayOf(ctx);
  const from = to.subtract({ days: days - 1 });
  const bars = barsOf({ currency, volume, days, ctx });
  const total = bars.reduce((sum, { minor }) => sum + minor, 0n);
  const [most] = bars.toSorted((one, other) => (one.minor < other.minor ? 1 : -1));
  const label =
    total === 0n || most === undefined
      ? words("chartEmpty", { currency, days })
      : words("chart", {
          currency,
          days,
          total: formatMoney(money(total, currency), locale),
          day: most.label,
          most: most.text,
        });
  return (
    <Card
      title={words("lastDays", { currency, days })}
      action={
        <Link
          href={volumeList(currency, { from, to })}
          className={clsx(
            "inline-flex min-h-6 items-center rounded-mark underline-offset-4",
            "hover:underline",
          )}
        >
          <Money amount={money(total, currency)} locale={locale} />
        </Link>
      }
    >
      <BarChart label={label} points={bars} locale={locale} />
    </Card>
  );
}

interface Bar extends ChartPoint {
  readonly minor: bigint;
}

function barsOf({ currency, volume, days, ctx }: VolumeChartProps): readonly Bar[] {
  const today = todayOf(ctx);
  return Array.from({ length: days }, (_, place) => {
    const day = today.subtract({ days: days - 1 - place });
    const found = volume.find((one) => one.currency === currency && one.day.equals(day));
    const minor = found?.capturedMinor ?? 0n;
    return {
      label: dayText(day, ctx.locale, "short"),
      value: Number(minor),
      minor,
      text: formatMoney(money(minor, currency), ctx.locale),
      href: volumeList(currency, { from: day, to: day }),
    };
  });
}

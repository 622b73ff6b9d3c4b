import { todayOf, volumeList } from "#app/(dashboard)/(home)/volume-list";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { Stat } from "#components/stat";
import type { Currency } from "#domain/money/currencies";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { DayVolume } from "#domain/reports/daily-volume";
import type { WaitingRefunds } from "#domain/reports/waiting-refunds";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface TodayStatsProps {
  readonly volume: readonly DayVolume[];
  readonly waiting: WaitingRefunds;
  readonly ctx: DashboardContext;
}

/** The day in numbers: what was paid, per currency, and how much waits for people. */
export function TodayStats({ volume, waiting, ctx }: TodayStatsProps) {
  const used = volume.map(({ currency }) => currency);
  const currencies = used.length === 0 ? [ctx.account.defaultCurrency] : [...new Set(used)];
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(15rem,100%),1fr))] gap-3">
      {currencies.toSorted().map((currency) => (
        <PaidToday key={currency} currency={currency} volume={volume} ctx={ctx} />
      ))}
      <Waiting waiting={waiting} ctx={ctx} />
    </div>
  );
}

interface PaidTodayProps extends Pick<TodayStatsProps, "volume" | "ctx"> {
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
      <Money
        amount={money(on(today)?.capturedMinor ?? 0n, currency)}
        locale={locale}
        size="card"
      />
    </Stat>
  );
}

type WaitingProps = Pick<TodayStatsProps, "waiting" | "ctx">;

function Waiting({ waiting, ctx }: WaitingProps) {
  const { locale, now, timeZone } = ctx;
  const { count, hasMore, firstExpiresAt } = waiting;
  const words = translator(locale, "home");
  return (
    <Stat
      label={words("waiting")}
      href="/refunds?status=pending"
      note={
        firstExpiresAt
          ? words.rich("expires", {
              time: () => (
                <Instant value={firstExpiresAt} now={now} zone={timeZone} locale={locale} />
              ),
            })
          : words("noneWaits")
      }
    >
      <span className="text-xl font-semibold tracking-tight tabular-nums">
        {words(hasMore ? "mostCounted" : "exactCount", { count })}
      </span>
    </Stat>
  );
}

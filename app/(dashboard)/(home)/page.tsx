import type { Metadata } from "next";
import { todayOf } from "#app/(dashboard)/(home)/volume-list";
import { firstPaymentCall } from "#app/(dashboard)/payments/payments-call";
import { BooksCard } from "#components/books/books-card";
import { PageHead } from "#components/page-head";
import { FirstPayment } from "#components/payments/first-payment";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { operationsInDoubt } from "#domain/channel-operations/operations-in-doubt";
import { listDeprecatedUses } from "#domain/deprecations/list-deprecated-uses";
import { dailyVolume } from "#domain/reports/daily-volume";
import { listedPayments } from "#domain/reports/listed-payments";
import { waitingRefunds } from "#domain/reports/waiting-refunds";
import { latestCheck } from "#domain/standing-check/latest-check";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { dayText } from "#messages/day-text";
import { zoneName } from "#messages/exact-time";
import { translator } from "#messages/translator";
import { BalanceCard } from "./balance-card.tsx";
import { DeprecationNotice } from "./deprecation-notice.tsx";
import { DoubtStat, mostDoubtsCounted } from "./doubt-stat.tsx";
import { RecentPayments } from "./recent-payments.tsx";
import { TodayStats } from "./today-stats.tsx";
import { VolumeCharts } from "./volume-charts.tsx";
import { WaitingStat } from "./waiting-stat.tsx";

const chartedDays = 14;
const recentCount = 8;

/** What is read first stands first on a phone; on a desk it stands at the right. */
const grid =
  "grid items-start gap-6 *:min-w-0 xl:grid-cols-[minmax(0,1fr)_22rem] xl:grid-rows-[auto_1fr]";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "home")("title") };
}

/** How the day goes: what came in, what waits for people, what there is, what happened last. */
export default async function HomePage() {
  const ctx = await dashboardContext();
  const { locale, timeZone } = ctx;
  const isChecker = ctx.scopes.has("ledger:check");
  const [recent, volume, waiting, doubts, balances, check, uses] = await shown(
    Promise.all([
      listedPayments(ctx, { limit: recentCount }),
      dailyVolume(ctx, { days: chartedDays, timeZone }),
      waitingRefunds(ctx),
      operationsInDoubt(ctx, { most: mostDoubtsCounted }),
      retrieveBalance(ctx),
      isChecker ? latestCheck(ctx) : undefined,
      ctx.scopes.has("api_keys:read") ? listDeprecatedUses(ctx) : [],
    ]),
  );
  const words = translator(locale, "home");
  const head = <PageHead title={words("title")} sentence={dateSentence(ctx)} />;
  if (recent.rows.length === 0) {
    return (
      <>
        {head}
        <DeprecationNotice uses={uses} locale={locale} />
        <div className="rounded-card border border-line bg-card">
          <FirstPayment
            command={firstPaymentCall(ctx.account)}
            hasKeys={ctx.scopes.has("api_keys:write")}
            locale={locale}
          />
        </div>
      </>
    );
  }
  return (
    <>
      {head}
      <DeprecationNotice uses={uses} locale={locale} />
      <div className={grid}>
        <TodayStats volume={volume} ctx={ctx} />
        <div className="space-y-6 xl:row-span-2">
          <WaitingStat waiting={waiting} ctx={ctx} />
          <DoubtStat doubts={doubts} ctx={ctx} />
          <BalanceCard balances={balances} locale={locale} />
          {isChecker && <BooksCard check={check} now={ctx.now} zone={timeZone} locale={locale} />}
        </div>
        <VolumeCharts volume={volume} days={chartedDays} ctx={ctx} />
        <div className="xl:col-span-2">
          <RecentPayments rows={recent.rows} ctx={ctx} />
        </div>
      </div>
    </>
  );
}

function dateSentence(ctx: DashboardContext): string {
  const { locale, now, timeZone } = ctx;
  const date = dayText(todayOf(ctx), locale, "full");
  return translator(locale, "home")("sentence", { date, zone: zoneName(now, timeZone, locale) });
}

import type { Metadata } from "next";
import type { ReactNode } from "react";
import * as z from "zod";
import { BarChart } from "#components/bar-chart";
import { Card } from "#components/card";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { LinkButton } from "#components/link-button";
import { PageHead } from "#components/page-head";
import { listBlocks } from "#domain/floods/list-blocks";
import { listRefusals, type RefusalList } from "#domain/limit-refusals/list-refusals";
import { listRateLimits } from "#domain/rate-limits/list-rate-limits";
import { listSpendingLimits } from "#domain/spending-limits/list-spending-limits";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { shortTime } from "#messages/exact-time";
import { translator } from "#messages/translator";
import { blockColumns } from "./block-columns.tsx";
import { limitColumns } from "./limit-columns.tsx";
import { LiveSwitch } from "./live-switch.tsx";
import { callersShown, refusalColumns } from "./refusal-columns.tsx";
import { spendingColumns } from "./spending-columns.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "limits")("title") };
}

const address = z.object({ paused: z.literal("1").optional().catch(undefined) });

/** Where each limit stands, who was refused by which, and which addresses are blocked. */
export default async function LimitsPage({ searchParams }: PageProps<"/limits">) {
  const ctx = await dashboardContext();
  const { paused } = address.parse(await searchParams);
  const [list, spending, refusals, blocks] = await Promise.all([
    shown(listRateLimits(ctx)),
    shown(listSpendingLimits(ctx)),
    shown(listRefusals(ctx)),
    shown(listBlocks(ctx)),
  ]);
  const { locale } = ctx;
  const words = translator(locale, "limits");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        action={
          <>
            <LiveSwitch isPaused={paused === "1"} locale={locale} />
            <LinkButton href="/limits/set" variant="primary">
              {words("set")}
            </LinkButton>
          </>
        }
      />
      <DataTable
        label={words("inForce")}
        columns={limitColumns(ctx)}
        rows={list.parts}
        rowKey={({ subject }) => subject}
        locale={locale}
        empty={<EmptyState sentence={words("none")} />}
      />
      <p className="mt-2 text-sm text-ink-faint">
        {words("dayEnds", { time: shortTime(list.dayEndsAt, ctx.timeZone, locale) })}
      </p>
      <Section
        title={words("money")}
        sentence={words("moneySentence")}
        action={<LinkButton href="/limits/money">{words("setMoney")}</LinkButton>}
      >
        <DataTable
          label={words("money")}
          columns={spendingColumns(ctx)}
          rows={spending.limits}
          rowKey={({ key, kind, currency }) => `${key?.id} ${kind} ${currency}`}
          locale={locale}
          empty={<EmptyState sentence={words("noMoney")} />}
        />
      </Section>
      <Section title={words("refused")} sentence={words("refusedSentence")}>
        <RefusalChart ctx={ctx} refusals={refusals} />
        <DataTable
          label={words("refused")}
          columns={refusalColumns(ctx)}
          rows={refusals.callers.slice(0, callersShown)}
          rowKey={({ rule, caller, route, address: from }) => `${rule} ${caller} ${route} ${from}`}
          locale={locale}
          empty={<EmptyState sentence={words("noneRefused")} />}
        />
      </Section>
      <Section title={words("blocks")} sentence={words("blocksSentence")}>
        <DataTable
          label={words("blocks")}
          columns={blockColumns(ctx)}
          rows={blocks}
          rowKey={({ block }) => block.address}
          locale={locale}
          empty={<EmptyState sentence={words("noBlocks")} />}
        />
      </Section>
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly sentence: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function Section({ title, sentence, action, children }: SectionProps) {
  return (
    <section className="mt-10 space-y-4">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h2 className="text-lg">{title}</h2>
          <p className="mt-1 max-w-[44rem] text-ink-soft">{sentence}</p>
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}

interface RefusalChartProps {
  readonly ctx: DashboardContext;
  readonly refusals: RefusalList;
}

/** How many were refused in each hour; nothing where nobody was. */
function RefusalChart({ ctx, refusals }: RefusalChartProps) {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "limits");
  const refused = refusals.hours.reduce((sum, hour) => sum + hour.refused, 0);
  if (refused === 0) return null;
  return (
    <Card>
      <BarChart
        label={words("refusedChart", { refused })}
        valueHead={words("columns.refused")}
        points={refusals.hours.map((hour) => ({
          label: shortTime(hour.from, timeZone, locale),
          value: hour.refused,
          text: words("count", { count: hour.refused }),
        }))}
        locale={locale}
      />
    </Card>
  );
}

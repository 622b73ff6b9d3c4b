import type { Metadata } from "next";
import * as z from "zod";
import { listAddress, pageFields } from "#app/(dashboard)/list-address";
import { FilterChips } from "#components/filter-chips";
import { PageHead } from "#components/page-head";
import { currencyFrom } from "#domain/money/currencies";
import { refundQueue } from "#domain/reports/refund-queue";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { RefundList } from "./refund-list.tsx";
import { FirstInQueue, WholeQueue } from "./waiting-refunds.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "refunds")("title") };
}

const statuses = ["pending", "succeeded", "canceled"] as const;

const address = z.object({
  ...pageFields("re"),
  status: z.enum(statuses).optional().catch(undefined),
  /** Narrows the approval queue to what is held in one currency. */
  currency: z.string().transform(currencyFrom).optional().catch(undefined),
});

type Asked = z.output<typeof address>;

/** The account's refunds, and before all others those that wait for a second person. */
export default async function RefundsPage({ searchParams }: PageProps<"/refunds">) {
  const ctx = await dashboardContext();
  const asked = address.parse(await searchParams);
  const words = translator(ctx.locale, "refunds");
  const { status, starting_after: after, ending_before: before } = asked;
  const isWhole = !status && !after && !before;
  return (
    <>
      <PageHead title={words("title")} sentence={words("sentence")} />
      {isWhole && <FirstInQueue queue={await shown(refundQueue(ctx))} ctx={ctx} />}
      <div className="mb-4">
        <FilterChips chips={chips(asked, ctx)} locale={ctx.locale} />
      </div>
      {status === "pending" ? (
        <WholeQueue queue={await shown(refundQueue(ctx, asked))} ctx={ctx} />
      ) : (
        <RefundList asked={asked} ctx={ctx} />
      )}
    </>
  );
}

function chips({ status: chosen, currency }: Asked, { locale }: DashboardContext) {
  const words = translator(locale, "refunds");
  const ofStatus = statuses.map((status) => ({
    label: words(`filter.${status}`),
    href: listAddress("/refunds", status === chosen ? {} : { status }),
    current: status === chosen,
  }));
  if (chosen !== "pending" || !currency) return ofStatus;
  const ofAll = listAddress("/refunds", { status: chosen });
  return [...ofStatus, { label: currency, href: ofAll, current: true }];
}

import type { Metadata } from "next";
import { refundTimeline } from "#app/(dashboard)/refunds/[refund]/refund-timeline";
import { refundStatus } from "#app/(dashboard)/refunds/refund-status";
import { Card } from "#components/card";
import { Columns } from "#components/columns";
import { Money } from "#components/money";
import { ObjectHead } from "#components/object-head";
import { ObjectStatus } from "#components/object-status";
import { RawJson } from "#components/raw-json";
import { Timeline } from "#components/timeline";
import { money } from "#domain/money/money";
import { isWaiting } from "#domain/refunds/refund";
import { refundView } from "#domain/refunds/refund-view";
import { refundCase } from "#domain/reports/refund-case";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { RefundApproval } from "./refund-approval.tsx";
import { RefundFacts } from "./refund-facts.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "object")("refund") };
}

/** One refund: while it waits, everything a second person needs to decide; afterwards its story. */
export default async function RefundPage({ params }: PageProps<"/refunds/[refund]">) {
  const ctx = await dashboardContext();
  const found = await shown(refundCase(ctx, { refundId: (await params).refund }));
  const { refund } = found;
  const { locale, now, timeZone } = ctx;
  const words = translator(locale, "refunds");
  return (
    <>
      <ObjectHead
        back={{ href: "/refunds", label: words("title") }}
        kind={translator(locale, "object")("refund")}
        id={refund.id}
        title={
          <Money amount={money(refund.amountMinor, refund.currency)} locale={locale} size="page" />
        }
        status={<ObjectStatus kind="refund" status={refundStatus(refund)} locale={locale} />}
      />
      <Columns aside={<RefundFacts found={found} ctx={ctx} />}>
        {isWaiting(refund) && <RefundApproval found={found} ctx={ctx} />}
        <Card title={words("timeline")}>
          <Timeline
            entries={refundTimeline(found, ctx)}
            now={now}
            zone={timeZone}
            locale={locale}
          />
          <RawJson value={refundView(refund)} locale={locale} />
        </Card>
      </Columns>
    </>
  );
}

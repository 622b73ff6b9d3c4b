import type { Metadata } from "next";
import * as z from "zod";
import { pageFields } from "#app/(dashboard)/list-address";
import { payoutTimeline } from "#app/(dashboard)/payouts/[payout]/payout-timeline";
import { Card } from "#components/card";
import { Columns } from "#components/columns";
import { Money } from "#components/money";
import { Notice } from "#components/notice";
import { ObjectHead } from "#components/object-head";
import { ObjectStatus } from "#components/object-status";
import { Timeline } from "#components/timeline";
import { money } from "#domain/money/money";
import type { Payout } from "#domain/payouts/payout";
import { payoutStory } from "#domain/reports/payout-story";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { catalogue, type Locale, translator } from "#messages/translator";
import { wordOf } from "#messages/word-of";
import { PayoutFacts } from "./payout-facts.tsx";
import { PayoutLines } from "./payout-lines.tsx";
import { PayoutMoves } from "./payout-moves.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "object")("payout") };
}

const address = z.object(pageFields("txn"));

type PayoutPageProps = PageProps<"/payouts/[payout]">;

/** One payout: where it stands, what happened to it, and the lines that it is made of. */
export default async function PayoutPage({ params, searchParams }: PayoutPageProps) {
  const ctx = await dashboardContext();
  const story = await shown(payoutStory(ctx, { payoutId: (await params).payout }));
  const asked = address.parse(await searchParams);
  const { payout } = story;
  const { locale, now, timeZone } = ctx;
  const words = translator(locale, "payouts");
  const amount = money(payout.amountMinor, payout.currency);
  return (
    <>
      <ObjectHead
        back={{ href: "/payouts", label: words("title") }}
        kind={translator(locale, "object")("payout")}
        id={payout.id}
        title={<Money amount={amount} locale={locale} size="page" />}
        status={<ObjectStatus kind="payout" status={payout.status} locale={locale} />}
        sentence={payout.description ?? undefined}
        action={<PayoutMoves story={story} ctx={ctx} />}
      />
      {payout.status === "failed" && (
        <div className="mb-6">
          <Notice tone="refused">
            {words("failedNotice", { reason: failureText(payout, locale) })}
          </Notice>
        </div>
      )}
      <Columns aside={<PayoutFacts story={story} ctx={ctx} />}>
        <Card title={words("timeline")}>
          <Timeline
            entries={payoutTimeline(story, locale)}
            now={now}
            zone={timeZone}
            locale={locale}
          />
        </Card>
        <PayoutLines story={story} asked={asked} ctx={ctx} />
      </Columns>
    </>
  );
}

function failureText({ failureCode, failureMessage }: Payout, locale: Locale): string {
  const { failure } = catalogue(locale).payouts;
  return wordOf(failure, failureCode ?? "") ?? failureMessage ?? "";
}

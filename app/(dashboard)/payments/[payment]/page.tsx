import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Card } from "#components/card";
import { Columns } from "#components/columns";
import { Money } from "#components/money";
import { ObjectHead } from "#components/object-head";
import { PaymentStatus } from "#components/payments/payment-status";
import { Timeline } from "#components/timeline";
import { retrieveCharge } from "#domain/charges/retrieve-charge";
import { money } from "#domain/money/money";
import { paymentStory } from "#domain/reports/payment-story";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { isId } from "#platform/ids";
import { ChannelCard } from "./channel-card.tsx";
import { PaymentEvents } from "./payment-events.tsx";
import { PaymentFacts } from "./payment-facts.tsx";
import { PaymentLedger } from "./payment-ledger.tsx";
import { PaymentLinkCard } from "./payment-link-card.tsx";
import { PaymentMoves } from "./payment-moves.tsx";
import { paymentTimeline } from "./payment-timeline.tsx";
import { WhatWasDone } from "./what-was-done.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "object")("payment") };
}

type PaymentPageProps = PageProps<"/payments/[payment]">;

/** One payment: where it stands, all that happened to it, and what can still be done. */
export default async function PaymentPage({ params, searchParams }: PaymentPageProps) {
  const ctx = await dashboardContext();
  const { locale, now, timeZone } = ctx;
  const { payment: id } = await params;
  await leaveForPayment(ctx, id);
  const story = await shown(paymentStory(ctx, { paymentId: id }));
  const { payment } = story;
  const charge = story.charges.find((one) => one.id === payment.latestChargeId);
  const words = translator(locale, "payment");
  const amount = money(payment.amountMinor, payment.currency);
  return (
    <>
      <ObjectHead
        back={{ href: "/payments", label: translator(locale, "payments")("title") }}
        kind={translator(locale, "object")("payment")}
        id={payment.id}
        title={<Money amount={amount} locale={locale} size="page" />}
        status={<PaymentStatus payment={payment} charge={charge} locale={locale} />}
        sentence={payment.description ?? undefined}
        action={<PaymentMoves payment={payment} charge={charge} ctx={ctx} />}
      />
      <WhatWasDone story={story} asked={await searchParams} locale={locale} />
      <Columns
        aside={
          <>
            <PaymentLinkCard payment={payment} ctx={ctx} />
            <PaymentFacts story={story} charge={charge} ctx={ctx} />
          </>
        }
      >
        <Card title={words("timeline")}>
          <Timeline
            entries={paymentTimeline(story, ctx)}
            now={now}
            zone={timeZone}
            locale={locale}
          />
        </Card>
        <ChannelCard operations={story.operations} ctx={ctx} />
        <PaymentLedger story={story} ctx={ctx} />
        <PaymentEvents story={story} ctx={ctx} />
      </Columns>
    </>
  );
}

/** A charge has no page of its own: its id leads to the payment it was tried for. */
async function leaveForPayment(ctx: DashboardContext, id: string): Promise<void> {
  if (!isId("ch", id)) return;
  const { paymentIntentId } = await shown(retrieveCharge(ctx, { chargeId: id }));
  redirect(`/payments/${paymentIntentId}`);
}

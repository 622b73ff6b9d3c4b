import type { Metadata } from "next";
import { refundHindrance } from "#app/(dashboard)/payments/[payment]/payment-hindrance";
import { triedPayment } from "#app/(dashboard)/payments/[payment]/tried-payment";
import { paymentAddress } from "#app/(dashboard)/payments/payment-address";
import { Columns } from "#components/columns";
import { PageHead } from "#components/page-head";
import { NothingToMove } from "#components/payments/nothing-to-move";
import type { Charge } from "#domain/charges/charge";
import { currentPolicy } from "#domain/refund-policies/current-policy";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { RefundFacts } from "./refund-facts.tsx";
import { RefundForm } from "./refund-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "payment.refund")("title") };
}

/** Asks how much of a payment goes back, and says beforehand what the policy will make of it. */
export default async function RefundPage({ params }: PageProps<"/payments/[payment]/refund">) {
  const ctx = await dashboardContext();
  const tried = await shown(triedPayment(ctx, (await params).payment));
  const words = translator(ctx.locale, "payment.refund");
  const hindrance = refundHindrance(tried, ctx);
  const back = { href: paymentAddress(tried.payment.id), label: words("back") };
  return (
    <>
      <PageHead back={back} title={words("title")} sentence={words("sentence")} />
      {hindrance === undefined && tried.charge ? (
        <Refunding charge={tried.charge} ctx={ctx} />
      ) : (
        <NothingToMove reason={hindrance} back={back} />
      )}
    </>
  );
}

interface RefundingProps {
  readonly charge: Charge;
  readonly ctx: DashboardContext;
}

async function Refunding({ charge, ctx }: RefundingProps) {
  const policy = await shown(currentPolicy(ctx));
  return (
    <Columns aside={<RefundFacts charge={charge} policy={policy} locale={ctx.locale} />}>
      <RefundForm charge={charge} policy={policy} locale={ctx.locale} />
    </Columns>
  );
}

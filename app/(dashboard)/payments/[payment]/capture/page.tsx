import type { Metadata } from "next";
import { captureAction } from "#app/(dashboard)/payments/[payment]/actions";
import { captureHindrance } from "#app/(dashboard)/payments/[payment]/payment-hindrance";
import { triedPayment } from "#app/(dashboard)/payments/[payment]/tried-payment";
import { paymentAddress } from "#app/(dashboard)/payments/payment-address";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Columns } from "#components/columns";
import { Money } from "#components/money";
import { PageHead } from "#components/page-head";
import { MoneyLines } from "#components/payments/money-lines";
import { MoveAmount } from "#components/payments/move-amount";
import { NothingToMove } from "#components/payments/nothing-to-move";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { Payment } from "#domain/payments/payment";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { type Locale, translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "payment.capture")("title") };
}

/** Asks how much of an authorised payment is taken. */
export default async function CapturePage({ params }: PageProps<"/payments/[payment]/capture">) {
  const ctx = await dashboardContext();
  const { locale } = ctx;
  const tried = await shown(triedPayment(ctx, (await params).payment));
  const words = translator(locale, "payment.capture");
  const hindrance = captureHindrance(tried, ctx);
  const label = translator(locale, "payment.refund")("back");
  const back = { href: paymentAddress(tried.payment.id), label };
  return (
    <>
      <PageHead back={back} title={words("title")} sentence={words("sentence")} />
      {hindrance === undefined ? (
        <Columns aside={<HeldMoney payment={tried.payment} locale={locale} />}>
          <CaptureForm payment={tried.payment} locale={locale} />
        </Columns>
      ) : (
        <NothingToMove reason={hindrance} back={back} />
      )}
    </>
  );
}

interface CaptureFormProps {
  readonly payment: Payment;
  readonly locale: Locale;
}

function HeldMoney({ payment, locale }: CaptureFormProps) {
  const words = translator(locale, "payment.money");
  const line = (term: string, amountMinor: bigint) => ({
    term,
    amount: <Money amount={money(amountMinor, payment.currency)} locale={locale} />,
  });
  return (
    <Card title={words("title")}>
      <MoneyLines
        lines={[
          line(words("requested"), payment.amountMinor),
          line(words("held"), payment.amountCapturableMinor),
        ]}
      />
    </Card>
  );
}

function CaptureForm({ payment, locale }: CaptureFormProps) {
  const words = translator(locale, "payment.capture");
  const most = money(payment.amountCapturableMinor, payment.currency);
  return (
    <Card>
      <ActionForm action={captureAction}>
        <input type="hidden" name="paymentId" value={payment.id} />
        <MoveAmount
          move="capture"
          name="amount_to_capture"
          label={words("amount")}
          help={words("amountHelp", { most: formatMoney(most, locale) })}
          most={most}
          locale={locale}
        />
      </ActionForm>
    </Card>
  );
}

import { Card } from "#components/card";
import { Money } from "#components/money";
import { MoneyLines } from "#components/payments/money-lines";
import type { Charge } from "#domain/charges/charge";
import { money } from "#domain/money/money";
import type { Payment } from "#domain/payments/payment";
import { type Locale, type Messages, translator } from "#messages/translator";

interface PaymentMoneyProps {
  readonly payment: Payment;
  /** The latest attempt, where there was one. */
  readonly charge: Charge | undefined;
  readonly locale: Locale;
}

interface Part {
  readonly term: keyof Messages["payment"]["money"];
  /** Less than nothing where it was taken away. */
  readonly amountMinor: bigint;
}

/** What came in, what went out again, and what is left; each leads to the books, which say how. */
export function PaymentMoney({ payment, charge, locale }: PaymentMoneyProps) {
  const words = translator(locale, "payment.money");
  const lines = partsOf(payment, charge).map(({ term, amountMinor }) => ({
    term: words(term),
    amount: (
      <a
        href="#ledger"
        className="inline-flex min-h-6 items-center rounded-mark underline-offset-4 hover:underline"
      >
        <Money amount={money(amountMinor, payment.currency)} locale={locale} />
      </a>
    ),
    isSum: term === "net",
  }));
  return (
    <Card title={words("title")}>
      <MoneyLines lines={lines} />
    </Card>
  );
}

function partsOf(payment: Payment, charge: Charge | undefined): readonly Part[] {
  const asked: Part = { term: "requested", amountMinor: payment.amountMinor };
  if (!charge?.captured) {
    const heldMinor = payment.amountCapturableMinor;
    return heldMinor === 0n ? [asked] : [asked, { term: "held", amountMinor: heldMinor }];
  }
  const { amountCapturedMinor, amountRefundedMinor, feeMinor, feeReturnedMinor } = charge;
  const taken: readonly Part[] = [
    { term: "captured", amountMinor: amountCapturedMinor },
    { term: "fee", amountMinor: -feeMinor },
    { term: "refunded", amountMinor: -amountRefundedMinor },
    { term: "feeReturned", amountMinor: feeReturnedMinor },
  ];
  const netMinor = taken.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const waiting: Part = {
    term: "waiting",
    amountMinor: charge.amountRefundReservedMinor - amountRefundedMinor,
  };
  return [
    ...(amountCapturedMinor === payment.amountMinor ? [] : [asked]),
    ...taken.filter(({ amountMinor }) => amountMinor !== 0n),
    { term: "net", amountMinor: netMinor },
    ...(waiting.amountMinor === 0n ? [] : [waiting]),
  ];
}

import { clsx } from "clsx";
import { Card } from "#components/card";
import { Money } from "#components/money";
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

interface Line {
  readonly term: keyof Messages["payment"]["money"];
  /** Less than nothing where it was taken away. */
  readonly amountMinor: bigint;
}

/** What came in, what went out again, and what is left; each leads to the books, which say how. */
export function PaymentMoney({ payment, charge, locale }: PaymentMoneyProps) {
  const words = translator(locale, "payment.money");
  return (
    <Card title={words("title")}>
      <dl className="text-sm">
        {moneyLines(payment, charge).map(({ term, amountMinor }) => (
          <div
            key={term}
            className={clsx(
              "flex items-baseline justify-between gap-4 py-1 first:pt-0 last:pb-0",
              term === "net" && "mt-1 border-t border-line pt-2",
            )}
          >
            <dt className={term === "net" ? "font-medium" : "text-ink-faint"}>{words(term)}</dt>
            <dd className="text-end">
              <a href="#ledger" className="rounded-mark hover:underline">
                <Money amount={money(amountMinor, payment.currency)} locale={locale} />
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function moneyLines(payment: Payment, charge: Charge | undefined): readonly Line[] {
  const asked: Line = { term: "requested", amountMinor: payment.amountMinor };
  if (!charge?.captured) return [asked];
  const { amountCapturedMinor, amountRefundedMinor, feeMinor, feeReturnedMinor } = charge;
  const taken: readonly Line[] = [
    { term: "captured", amountMinor: amountCapturedMinor },
    { term: "fee", amountMinor: -feeMinor },
    { term: "refunded", amountMinor: -amountRefundedMinor },
    { term: "feeReturned", amountMinor: feeReturnedMinor },
  ];
  const netMinor = taken.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const waiting: Line = {
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

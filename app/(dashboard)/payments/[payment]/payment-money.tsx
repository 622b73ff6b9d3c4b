import { clsx } from "clsx";
import { Card } from "#components/card";
import { Money } from "#components/money";
import type { Charge } from "#domain/charges/charge";
import { money } from "#domain/money/money";
import type { Payment } from "#domain/payments/payment";
import { type Locale, translator } from "#messages/translator";

interface PaymentMoneyProps {
  readonly payment: Payment;
  readonly charge: Charge | undefined;
  readonly locale: Locale;
}

/** What came in, what went out again, and what is left of a payment; the books below say how. */
export function PaymentMoney({ payment, charge, locale }: PaymentMoneyProps) {
  const words = translator(locale, "payment.money");
  const lines = charge?.captured ? takenLines(charge) : [];
  return (
    <Card title={words("title")}>
      <dl className="space-y-2 text-sm">
        {payment.status !== "succeeded" || payment.amountReceivedMinor < payment.amountMinor ? (
          <Line term={words("requested")} amountMinor={payment.amountMinor} {...payment} locale={locale} />
        ) : null}
      </dl>
    </Card>
  );
}

import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { cardText } from "#components/payments/card-text";
import { PaymentStatus } from "#components/payments/payment-status";
import { type Money as MoneyValue, money } from "#domain/money/money";
import type { Payment } from "#domain/payments/payment";
import type { ListedPayment } from "#domain/reports/listed-payments";
import { type Locale, translator } from "#messages/translator";

interface Reader {
  readonly locale: Locale;
  /** IANA name of the zone that times are shown in. */
  readonly timeZone: string;
}

/** The columns of a list of payments, wherever it stands. */
export function paymentColumns({ locale, timeZone }: Reader): readonly Column<ListedPayment>[] {
  const general = translator(locale, "words");
  return [
    {
      key: "amount",
      head: general("amount"),
      align: "end",
      phone: "title",
      cell: ({ payment }) => <Money amount={listedAmount(payment)} locale={locale} />,
    },
    {
      key: "status",
      head: general("status"),
      phone: "corner",
      cell: (row) => <PaymentStatus {...row} locale={locale} />,
    },
    {
      key: "method",
      head: general("paymentMethod"),
      from: "sm",
      phone: "end",
      cell: ({ charge }) => (charge ? cardText(charge.card, locale) : "—"),
    },
    {
      key: "what",
      head: translator(locale, "payments")("what"),
      phone: "line",
      grow: true,
      cell: (row) => whoOrWhat(row),
    },
    {
      key: "created",
      head: general("created"),
      phone: "start",
      cell: ({ payment }) => <Instant value={payment.createdAt} zone={timeZone} locale={locale} />,
    },
  ];
}

/** What was taken, so that a list of paid payments sums to their volume; until then what is asked. */
function listedAmount({ status, amountMinor, amountReceivedMinor, currency }: Payment): MoneyValue {
  return money(status === "succeeded" ? amountReceivedMinor : amountMinor, currency);
}

function whoOrWhat({ payment, customer }: ListedPayment): string {
  const who = customer?.name ?? customer?.email ?? payment.receiptEmail;
  const known = [who, payment.description].filter((text) => text !== null && text !== undefined);
  return known.length === 0 ? "—" : known.join(" · ");
}

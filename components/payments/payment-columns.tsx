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
      key: "description",
      head: general("description"),
      phone: "none",
      grow: true,
      cell: ({ payment }) => payment.description ?? "—",
    },
    {
      key: "customer",
      head: general("customer"),
      from: "md",
      phone: "line",
      cut: true,
      cell: (row) => <span className="min-w-0 truncate">{payerOf(row)}</span>,
    },
    {
      key: "created",
      head: general("created"),
      phone: "start",
      cell: ({ payment }) => <Instant value={payment.createdAt} zone={timeZone} locale={locale} />,
    },
  ];
}

/** What was taken, so that paid payments sum to their volume; until then what is asked. */
function listedAmount({ status, amountMinor, amountReceivedMinor, currency }: Payment): MoneyValue {
  return money(status === "succeeded" ? amountReceivedMinor : amountMinor, currency);
}

function payerOf({ payment, customer }: ListedPayment): string {
  return customer?.name ?? customer?.email ?? payment.receiptEmail ?? "—";
}

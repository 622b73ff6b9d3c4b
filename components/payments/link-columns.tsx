import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { ObjectStatus } from "#components/object-status";
import { money } from "#domain/money/money";
import { type LinkAndPayment, linkState } from "#domain/payment-links/payment-link";
import { type Locale, translator } from "#messages/translator";

interface Reader {
  readonly locale: Locale;
  readonly timeZone: string;
  /** The moment that the page shows. */
  readonly now: Temporal.Instant;
}

/** The columns of a list of payment links. */
export function linkColumns(reader: Reader): readonly Column<LinkAndPayment>[] {
  const { locale, timeZone, now } = reader;
  const words = translator(locale, "paymentLink");
  const general = translator(locale, "words");
  return [
    {
      key: "amount",
      head: general("amount"),
      align: "end",
      phone: "title",
      cell: ({ payment }) => (
        <Money amount={money(payment.amountMinor, payment.currency)} locale={locale} />
      ),
    },
    {
      key: "state",
      head: words("state"),
      phone: "corner",
      cell: (row) => (
        <ObjectStatus kind="paymentLink" status={linkState(row, now)} locale={locale} />
      ),
    },
    {
      key: "description",
      head: general("description"),
      phone: "end",
      grow: true,
      cell: ({ payment }) => payment.description ?? "—",
    },
    {
      key: "expires",
      head: words("expires"),
      from: "md",
      phone: "none",
      cell: ({ link }) =>
        link.expiresAt ? (
          <Instant value={link.expiresAt} zone={timeZone} locale={locale} />
        ) : (
          words("expiresNever")
        ),
    },
    {
      key: "created",
      head: words("linkCreated"),
      phone: "start",
      cell: ({ link }) => <Instant value={link.createdAt} zone={timeZone} locale={locale} />,
    },
  ];
}

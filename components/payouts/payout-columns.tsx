import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { ObjectStatus } from "#components/object-status";
import { money } from "#domain/money/money";
import { isReversal, type Payout } from "#domain/payouts/payout";
import { type Locale, translator } from "#messages/translator";

interface Reader {
  readonly locale: Locale;
  readonly timeZone: string;
  /** How a bank account is called. */
  readonly bankOf: (id: Payout["bankAccountId"]) => string;
}

type PayoutColumn = Column<Payout>;

/** The columns of a list of payouts. */
export function payoutColumns(reader: Reader): readonly PayoutColumn[] {
  const { locale, bankOf } = reader;
  const words = translator(locale, "payouts");
  return [
    {
      key: "amount",
      head: translator(locale, "words")("amount"),
      phone: "title",
      align: "end",
      cell: ({ amountMinor, currency }) => (
        <Money amount={money(amountMinor, currency)} locale={locale} />
      ),
    },
    {
      key: "status",
      head: translator(locale, "words")("status"),
      phone: "corner",
      cell: ({ status }) => <ObjectStatus kind="payout" status={status} locale={locale} />,
    },
    {
      key: "bank",
      head: words("bankAccount"),
      phone: "line",
      grow: true,
      cell: ({ bankAccountId }) => bankOf(bankAccountId),
    },
    {
      key: "kind",
      head: words("kind"),
      phone: "line",
      from: "md",
      cell: (payout) => words(payoutKind(payout)),
    },
    time("arrives", reader),
    time("created", reader),
  ];
}

/** How a payout came to be. */
export function payoutKind(payout: Payout): "automatic" | "manual" | "reversal" {
  if (isReversal(payout)) return "reversal";
  return payout.automatic ? "automatic" : "manual";
}

function time(key: "arrives" | "created", { locale, timeZone }: Reader): PayoutColumn {
  const isArrival = key === "arrives";
  const created = translator(locale, "words")("created");
  return {
    key,
    head: isArrival ? translator(locale, "payouts")("arrives") : created,
    phone: "line",
    ...(isArrival && { from: "lg" as const }),
    cell: ({ arrivalAt, createdAt }) => (
      <Instant value={isArrival ? arrivalAt : createdAt} zone={timeZone} locale={locale} />
    ),
  };
}

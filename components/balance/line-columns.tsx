import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { ObjectStatus } from "#components/object-status";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { money } from "#domain/money/money";
import { type Locale, translator } from "#messages/translator";

type LineColumn = Column<BalanceTransaction>;

interface Reader {
  readonly locale: Locale;
  readonly timeZone: string;
}

/** The columns of a list of balance transactions: what it was, and what it did to the balance. */
export function lineColumns(reader: Reader): readonly LineColumn[] {
  const { locale } = reader;
  const words = translator(locale, "balance");
  return [
    ...sums(locale),
    {
      key: "status",
      head: translator(locale, "words")("status"),
      phone: "start",
      cell: ({ status }) => (
        <ObjectStatus kind="balanceTransaction" status={status} locale={locale} />
      ),
    },
    time(
      { key: "availableOn", head: words("availableOn"), at: (line) => line.availableAt },
      reader,
    ),
  ];
}

/** The columns where what counts is when it happened: of a statement, of a payout. */
export function bookedColumns(reader: Reader): readonly LineColumn[] {
  const head = translator(reader.locale, "words")("created");
  return [
    ...sums(reader.locale),
    time({ key: "created", head, at: ({ createdAt }) => createdAt }, reader),
  ];
}

function sums(locale: Locale): readonly LineColumn[] {
  const words = translator(locale, "balance");
  return [
    kind(locale),
    sum({ key: "amount", head: words("amount"), minor: (line) => line.amountMinor }, locale),
    sum({ key: "fee", head: words("fee"), minor: (line) => -line.feeMinor }, locale),
    {
      ...sum({ key: "net", head: words("net"), minor: (line) => line.netMinor }, locale),
      phone: "corner",
    },
  ];
}

function kind(locale: Locale): LineColumn {
  const types = translator(locale, "balance.type");
  return {
    key: "type",
    head: translator(locale, "balance")("what"),
    phone: "title",
    grow: true,
    cell: ({ type, description }) => (
      <>
        <span className="font-medium">{types(type)}</span>
        {description !== null && (
          <span className="font-normal text-ink-soft">{` · ${description}`}</span>
        )}
      </>
    ),
  };
}

interface SumColumn {
  readonly key: string;
  readonly head: string;
  readonly minor: (line: BalanceTransaction) => bigint;
}

function sum({ key, head, minor }: SumColumn, locale: Locale): LineColumn {
  return {
    key,
    head,
    phone: "line",
    align: "end",
    cell: (line) => <Money amount={money(minor(line), line.currency)} locale={locale} />,
  };
}

interface TimeColumn {
  readonly key: string;
  readonly head: string;
  readonly at: (line: BalanceTransaction) => Temporal.Instant;
}

function time({ key, head, at }: TimeColumn, { locale, timeZone }: Reader): LineColumn {
  return {
    key,
    head,
    phone: "line",
    from: "lg",
    cell: (line) => <Instant value={at(line)} zone={timeZone} locale={locale} />,
  };
}

import { monthText } from "#app/(dashboard)/balance/statements/month-text";
import type { Column } from "#components/data-table";
import { Money } from "#components/money";
import { StatusBadge } from "#components/status-badge";
import { money } from "#domain/money/money";
import type { ListedStatement } from "#domain/statements/list-statements";
import { type Locale, translator } from "#messages/translator";

type StatementColumn = Column<ListedStatement>;

/** The columns of a list of statements: from what to what the balance went. */
export function statementColumns(locale: Locale): readonly StatementColumn[] {
  const words = translator(locale, "statements");
  return [
    {
      key: "month",
      head: words("month"),
      phone: "title",
      cell: ({ month }) => monthText(month, locale),
    },
    {
      key: "currency",
      head: words("currency"),
      phone: "corner",
      cell: ({ currency }) => currency,
    },
    sum("opening", ({ openingMinor }) => openingMinor, locale),
    sum("movement", ({ openingMinor, closingMinor }) => closingMinor - openingMinor, locale),
    sum("closing", ({ closingMinor }) => closingMinor, locale),
    {
      key: "lines",
      head: words("count"),
      phone: "start",
      align: "end",
      cell: ({ lines }) => words("lines", { count: lines }),
    },
    {
      key: "state",
      head: words("state"),
      phone: "end",
      cell: ({ isProvisional }) => (
        <StatusBadge
          tone={isProvisional ? "underway" : "good"}
          label={words(isProvisional ? "provisional" : "final")}
        />
      ),
    },
  ];
}

function sum(
  key: "opening" | "movement" | "closing",
  minor: (statement: ListedStatement) => bigint,
  locale: Locale,
): StatementColumn {
  return {
    key,
    head: translator(locale, "statements")(key),
    phone: "line",
    align: "end",
    cell: (statement) => (
      <Money amount={money(minor(statement), statement.currency)} locale={locale} />
    ),
  };
}

import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import type { Currency } from "#domain/money/currencies";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { Statement } from "#domain/statements/statement";
import { type Locale, translator } from "#messages/translator";

/** For whom a statement is written, and what it says of whose account it is. */
export interface StatementReader {
  readonly locale: Locale;
  readonly merchantName: string;
  readonly accountName: string;
  readonly accountId: string;
  /** The month in words. */
  readonly period: string;
  readonly madeAt: string;
}

/** When, what, of what, amount, fee, net, and the balance after it. */
export type TableRow = readonly [string, string, string, string, string, string, string];

interface SumRow {
  readonly label: string;
  readonly count: string;
  readonly amount: string;
  readonly isSum: boolean;
}

/** The way from the opening to the closing balance. */
export function sumRows(statement: Statement, locale: Locale): readonly SumRow[] {
  const words = translator(locale, "statements");
  const amount = (amountMinor: bigint) =>
    formatMoney(money(amountMinor, statement.currency), locale);
  const edge = (name: "opening" | "closing", amountMinor: bigint) => ({
    label: words(name),
    count: "",
    amount: amount(amountMinor),
    isSum: true,
  });
  return [
    edge("opening", statement.openingMinor),
    ...statement.sums.map(({ group, lines, amountMinor }) => ({
      label: words(`group.${group}`),
      count: words("lines", { count: lines }),
      amount: amount(amountMinor),
      isSum: false,
    })),
    edge("closing", statement.closingMinor),
  ];
}

/** What stands above the columns. */
export function columnHeads(currency: Currency, locale: Locale): TableRow {
  const words = translator(locale, "statements");
  const balance = translator(locale, "balance");
  return [
    words("when"),
    balance("what"),
    words("reference"),
    balance("amount"),
    balance("fee"),
    balance("net"),
    words("balanceIn", { currency }),
  ];
}

/** A line of the table; its currency stands above it. */
export function tableRow(
  line: BalanceTransaction,
  balanceMinor: bigint,
  { locale }: Pick<StatementReader, "locale">,
): TableRow {
  const type = translator(locale, "balance.type")(line.type);
  const figures = (amountMinor: bigint) =>
    formatMoney(money(amountMinor, line.currency), locale).slice(0, -4);
  return [
    minuteText(line.createdAt),
    line.description ? `${type} · ${line.description}` : type,
    line.sourceId,
    figures(line.amountMinor),
    figures(-line.feeMinor),
    figures(line.netMinor),
    figures(balanceMinor),
  ];
}

/** A moment to the minute by the clock of UTC, the same in every language. */
export function minuteText(at: Temporal.Instant): string {
  const text = at.toZonedDateTimeISO("UTC").toPlainDateTime().toString({ smallestUnit: "minute" });
  return text.replace("T", " ");
}

import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { ObjectStatus } from "#components/object-status";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { money } from "#domain/money/money";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

type LineColumn = Column<BalanceTransaction>;

/** The columns of a list of balance transactions: what it was, and what it did to the balance. */
export function lineColumns(ctx: DashboardContext): readonly LineColumn[] {
  const { locale } = ctx;
  const words = translator(locale, "balance");
  return [
    kind(ctx),
    sum({ key: "amount", head: words("amount"), minor: (line) => line.amountMinor }, ctx),
    sum({ key: "fee", head: words("fee"), minor: (line) => -line.feeMinor }, ctx),
    {
      ...sum({ key: "net", head: words("net"), minor: (line) => line.netMinor }, ctx),
      phone: "corner",
    },
    {
      key: "status",
      head: translator(locale, "words")("status"),
      phone: "start",
      cell: ({ status }) => (
        <ObjectStatus kind="balanceTransaction" status={status} locale={locale} />
      ),
    },
    {
      key: "availableOn",
      head: words("availableOn"),
      phone: "line",
      from: "lg",
      cell: ({ availableAt }) => (
        <Instant value={availableAt} zone={ctx.timeZone} locale={locale} />
      ),
    },
  ];
}

function kind({ locale }: DashboardContext): LineColumn {
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

function sum({ key, head, minor }: SumColumn, { locale }: DashboardContext): LineColumn {
  return {
    key,
    head,
    phone: "line",
    align: "end",
    cell: (line) => <Money amount={money(minor(line), line.currency)} locale={locale} />,
  };
}

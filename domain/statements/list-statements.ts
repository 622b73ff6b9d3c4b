import { sqlClient } from "#db/client";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readReport } from "#domain/changes/read-report";
import type { Currency } from "#domain/money/currencies";
import { type MonthSum, readMonthSums } from "#domain/statements/queries";
import type { Statement } from "#domain/statements/statement";
import {
  isProvisional,
  monthOf,
  monthsBetween,
  statementPeriod,
} from "#domain/statements/statement-period";

/** A statement as it stands in a list. */
export type ListedStatement = Pick<
  Statement,
  "currency" | "month" | "openingMinor" | "closingMinor" | "lines" | "isProvisional"
>;

/**
 * A statement for each currency and each month from its first line on, also for months in which
 * nothing moved; newest first.
 */
export async function listStatements(ctx: Context): Promise<readonly ListedStatement[]> {
  requireScope(ctx, "statements:read");

  const now = ctx.clock();
  const sums = await readReport(ctx, ({ account, replica }) =>
    readMonthSums(replica?.sql ?? sqlClient(), account.id),
  );
  return [...Map.groupBy(sums, ({ currency }) => currency)]
    .flatMap(([currency, months]) => statementsOf(currency, months, now))
    .toSorted((one, other) => order(other.month, one.month) || order(one.currency, other.currency));
}

function statementsOf(
  currency: Currency,
  sums: readonly MonthSum[],
  now: Temporal.Instant,
): readonly ListedStatement[] {
  const [first] = sums;
  if (!first || first.month > monthOf(now)) return [];
  let openingMinor = 0n;
  return monthsBetween(first.month, monthOf(now)).map((month) => {
    const sum = sums.find((one) => one.month === month);
    const closingMinor = openingMinor + (sum?.netMinor ?? 0n);
    const period = statementPeriod(month);
    const statement = {
      currency,
      month,
      openingMinor,
      closingMinor,
      lines: sum?.lines ?? 0,
      isProvisional: period !== undefined && isProvisional(period, now),
    };
    openingMinor = closingMinor;
    return statement;
  });
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

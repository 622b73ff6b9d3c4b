import type { AnyPgTable } from "drizzle-orm/pg-core";
import { refunds } from "#db/schema/refunds";
import type { countedRefunds } from "#db/schema/spending";
import { invariant } from "#domain/errors/invariant";
import { daysOf } from "#domain/spending/days-of";
import type { NewRow } from "#domain/spending/money-moved";
import { countsOfRefunds, type SpendingReader } from "#domain/spending/queries";
import { type SpendingDay, spendingDayOf } from "#domain/spending/spending-day";

/** That a refund was counted in the day of an account or of a line of keys. */
export type CountedRefund = typeof countedRefunds.$inferSelect;

type Refund = typeof refunds.$inferSelect;

/** A row before and after. */
interface Step<Row> {
  readonly before: Row;
  readonly after: Row;
}

/** What days count less, and that these refunds are counted no more. */
export interface GivenBack {
  readonly days: readonly Step<SpendingDay>[];
  readonly refunds: readonly Step<CountedRefund>[];
}

/** Whether a row that is to be written ends a refund whose money stays where it is. */
export function isTurnedDown({ table, row }: { readonly table: AnyPgTable; readonly row: object }) {
  return (
    table === refunds && "status" in row && (row.status === "canceled" || row.status === "failed")
  );
}

/** The refunds among new rows that may yet be turned down, with the days that have counted them. */
export function refundsCounted(
  rows: readonly NewRow[],
  days: readonly SpendingDay[],
): readonly CountedRefund[] {
  return refundsAmong(rows)
    .filter(({ status }) => status === "pending")
    .flatMap(({ accountId, id: refundId, currency }) =>
      days
        .filter((day) => day.kind === "refunds" && day.currency === currency)
        .map(({ subject, day }) => ({
          accountId,
          refundId,
          subject,
          day,
          givenBackAt: null,
          version: 1n,
        })),
    );
}

/**
 * Gives back to today's counts what of them is turned down: each refund once, and exactly where it
 * was counted. What was counted on another day is past.
 */
export async function giveBack(
  read: SpendingReader,
  { rows, now }: { readonly rows: readonly NewRow[]; readonly now: Temporal.Instant },
): Promise<GivenBack> {
  const turnedDown = new Map(
    refundsAmong(rows.filter(isTurnedDown)).map((refund) => [refund.id, refund]),
  );
  const day = spendingDayOf(now);
  const counted = await countsOfRefunds(read, { refundIds: [...turnedDown.keys()], day });
  const subjects = [...new Set(counted.map(({ subject }) => subject))];
  const days = await daysOf(read, { subjects, day });
  return {
    refunds: counted.map((before) => ({
      before,
      after: { ...before, givenBackAt: now, version: before.version + 1n },
    })),
    days: days.flatMap((before) => {
      const minor = counted.reduce((sum, { subject, refundId }) => {
        const refund = turnedDown.get(refundId);
        return subject === before.subject && refund ? sum + minorOn(before, refund) : sum;
      }, 0n);
      if (minor === 0n) return [];
      invariant(minor <= before.spentMinor, "no more is given back than was counted");
      const { spentMinor, version } = before;
      return [
        { before, after: { ...before, spentMinor: spentMinor - minor, version: version + 1n } },
      ];
    }),
  };
}

function minorOn(
  day: SpendingDay,
  { amountMinor, currency }: Pick<Refund, "amountMinor" | "currency">,
) {
  return day.kind === "refunds" && day.currency === currency ? amountMinor : 0n;
}

function refundsAmong(rows: readonly NewRow[]): readonly Refund[] {
  return rows.flatMap(({ table, row }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a row of that table
    return table === refunds ? [row as Refund] : [];
  });
}

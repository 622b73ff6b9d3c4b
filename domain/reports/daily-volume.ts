import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readReport } from "#domain/changes/read-report";
import { readerOf } from "#domain/changes/reader";
import type { Currency } from "#domain/money/currencies";
import { readDailyVolume } from "#domain/reports/queries";

/** What came of the payments asked for on one day of a person's calendar, in one currency. */
export interface DayVolume {
  readonly day: Temporal.PlainDate;
  readonly currency: Currency;
  readonly capturedMinor: bigint;
  readonly payments: number;
}

export interface DailyVolumeInput {
  /** The days up to and including today. */
  readonly days: number;
  /** The IANA zone whose midnights part the days. */
  readonly timeZone: string;
}

/** Captured amounts by day and currency of the last days, oldest first; empty days are left out. */
export async function dailyVolume(
  ctx: Context,
  { days, timeZone }: DailyVolumeInput,
): Promise<readonly DayVolume[]> {
  requireScope(ctx, "payments:read");

  const today = ctx.clock().toZonedDateTimeISO(timeZone).startOfDay();
  const from = today.subtract({ days: days - 1 }).toInstant();
  return readReport(ctx, (reading) => readDailyVolume(readerOf(reading), from, timeZone));
}

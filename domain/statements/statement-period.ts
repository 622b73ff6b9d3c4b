/** A month by the clock of UTC, with the moments between which it lies: `[from, until)`. */
export interface StatementPeriod {
  /** `2026-10` */
  readonly month: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** A line can be committed so long after the moment that it carries. */
const settlesAfter = { minutes: 15 } as const;

/** The month of that name; undefined for what names none. */
export function statementPeriod(month: string): StatementPeriod | undefined {
  if (!/^[12]\d{3}-(?:0[1-9]|1[0-2])$/.test(month)) return undefined;
  const first = Temporal.PlainDate.from(`${month}-01`);
  return { month, from: startOf(first), until: startOf(first.add({ months: 1 })) };
}

function startOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime("UTC").toInstant();
}

/** The month in which a moment lies. */
export function monthOf(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO("UTC").toPlainDate().toPlainYearMonth().toString();
}

/** Whether lines can still come to that month. */
export function isProvisional({ until }: StatementPeriod, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, until.add(settlesAfter)) < 0;
}

/** Every month from the one to the other, both included, oldest first. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const start = Temporal.PlainYearMonth.from(first);
  const count = start.until(Temporal.PlainYearMonth.from(last), { largestUnit: "months" }).months;
  return Array.from({ length: count + 1 }, (_, months) => start.add({ months }).toString());
}

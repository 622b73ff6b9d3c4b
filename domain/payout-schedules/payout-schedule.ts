import type { Account } from "#domain/access/context";

/** How often an account's balance is paid out on its own, in the calendar of one time zone. */
export type PayoutSchedule = Pick<Account, "payoutInterval" | "payoutWeekday" | "payoutMonthDay">;

type PlainDate = Temporal.PlainDate;

/**
 * When the schedule pays out next: the beginning of the first of its days after this moment's own
 * day. A month without the day pays out on its last; null where a person has to ask each time.
 */
export function nextPayoutDate(
  schedule: PayoutSchedule,
  after: Temporal.Instant,
  timeZone = "UTC",
): Temporal.Instant | null {
  const today = after.toZonedDateTimeISO(timeZone).toPlainDate();
  return nextDay(schedule, today)?.toZonedDateTime(timeZone).toInstant() ?? null;
}

function nextDay(schedule: PayoutSchedule, today: PlainDate): PlainDate | undefined {
  const { payoutInterval, payoutWeekday, payoutMonthDay } = schedule;
  if (payoutInterval === "daily") return today.add({ days: 1 });
  if (payoutInterval === "weekly" && payoutWeekday) return nextWeekday(today, payoutWeekday);
  if (payoutInterval === "monthly" && payoutMonthDay) return nextMonthDay(today, payoutMonthDay);
  return undefined;
}

function nextWeekday(today: PlainDate, weekday: number): PlainDate {
  const ahead = (weekday - today.dayOfWeek + today.daysInWeek) % today.daysInWeek;
  return today.add({ days: ahead === 0 ? today.daysInWeek : ahead });
}

function nextMonthDay(today: PlainDate, day: number): PlainDate {
  const inThisMonth = today.with({ day });
  if (Temporal.PlainDate.compare(inThisMonth, today) > 0) return inThisMonth;
  return today.with({ day: 1 }).add({ months: 1 }).with({ day });
}

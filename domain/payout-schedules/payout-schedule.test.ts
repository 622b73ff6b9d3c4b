import fc from "fast-check";
import { expect, test } from "vitest";
import { nextPayoutDate, type PayoutSchedule } from "#domain/payout-schedules/payout-schedule";

const manual = { payoutInterval: "manual", payoutWeekday: null, payoutMonthDay: null } as const;
const daily = { ...manual, payoutInterval: "daily" } as const;

function weekly(payoutWeekday: number): PayoutSchedule {
  return { ...manual, payoutInterval: "weekly", payoutWeekday };
}

function monthly(payoutMonthDay: number): PayoutSchedule {
  return { ...manual, payoutInterval: "monthly", payoutMonthDay };
}

test.each([
  ["every day", daily, ["2026-12-31T23:59:59Z", "2027-01-01T00:00:00Z"]],
  ["the same weekday a week later", weekly(7), ["2026-11-22T00:00:00Z", "2026-11-29T00:00:00Z"]],
  ["the next Monday", weekly(1), ["2026-11-22T23:00:00Z", "2026-11-23T00:00:00Z"]],
  ["later this month", monthly(28), ["2027-02-27T12:00:00Z", "2027-02-28T00:00:00Z"]],
  ["the last of a short month", monthly(31), ["2027-01-31T01:00:00Z", "2027-02-28T00:00:00Z"]],
  ["the 31st again after it", monthly(31), ["2027-02-28T00:00:00Z", "2027-03-31T00:00:00Z"]],
  ["a leap day", monthly(30), ["2028-01-30T00:00:00Z", "2028-02-29T00:00:00Z"]],
] as const)("the next payout is on %s", (_, schedule, [after, next]) => {
  const found = nextPayoutDate(schedule, Temporal.Instant.from(after));
  expect(found?.toString()).toBe(next);
});

test("without a schedule there is no next payout", () => {
  expect(nextPayoutDate(manual, Temporal.Instant.from("2026-11-22T00:00:00Z"))).toBeNull();
});

test("a day begins when the calendar of its time zone says so", () => {
  const after = Temporal.Instant.from("2026-11-22T17:00:00Z");
  const next = nextPayoutDate(daily, after, "Asia/Shanghai");
  expect(next?.toString()).toBe("2026-11-23T16:00:00Z");
});

const schedules: fc.Arbitrary<PayoutSchedule> = fc.oneof(
  fc.constant(daily),
  fc.integer({ min: 1, max: 7 }).map(weekly),
  fc.integer({ min: 1, max: 31 }).map(monthly),
);
const moments = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
const longestDays = { manual: 0, daily: 1, weekly: 7, monthly: 31 };

test("the next payout is on a day of the schedule, after now, and none is passed over", () => {
  fc.assert(
    fc.property(schedules, moments, (schedule, after) => {
      const next = nextPayoutDate(schedule, after);
      if (!next) throw new Error("these schedules have a next day");
      expect(Temporal.Instant.compare(next, after)).toBe(1);
      const day = next.toZonedDateTimeISO("UTC");
      expect(day.toPlainTime().toString()).toBe("00:00:00");
      if (schedule.payoutWeekday) expect(day.dayOfWeek).toBe(schedule.payoutWeekday);
      if (schedule.payoutMonthDay) {
        expect(day.day).toBe(Math.min(schedule.payoutMonthDay, day.daysInMonth));
      }
      const days = after.until(next).total({ unit: "hours" }) / 24;
      expect(days).toBeLessThanOrEqual(longestDays[schedule.payoutInterval]);
      // From any moment before it, later than now, the same day is found.
      expect(nextPayoutDate(schedule, next.subtract({ milliseconds: 1 }))).toEqual(next);
    }),
    { numRuns: 2_000 },
  );
});

import { expect, test } from "vitest";
import { exactTime, minuteInZone, shortTime } from "#messages/exact-time";

const now = Temporal.Instant.from("2026-11-21T14:40:00Z");

test("a time stands in the reader's zone, on the reader's day", () => {
  const late = Temporal.Instant.from("2026-12-31T18:05:09Z");
  expect(shortTime(late, "Asia/Shanghai", "zh-CN")).toBe("2027年1月1日 02:05");
  expect(shortTime(late, "America/New_York", "en")).toBe("Dec 31, 2026, 13:05");
});

test("a letter's time is one to the minute that names its zone", () => {
  expect(minuteInZone(now, "Asia/Shanghai", "en")).toBe("Nov 21, 2026, 22:40, China Standard Time");
});

test("the exact time names its zone", () => {
  expect(exactTime(now, "Asia/Shanghai", "en")).toBe("Nov 21, 2026, 22:40:00, China Standard Time");
  expect(exactTime(now, "Asia/Shanghai", "zh-CN")).toBe("2026年11月21日 22:40:00（中国标准时间）");
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { age, exactTime, Instant, shortTime } from "#components/instant";

const now = Temporal.Instant.from("2026-11-21T14:40:00Z");

test.each([
  [0, "just now", "刚刚"],
  [-44, "just now", "刚刚"],
  [-46, "1 minute ago", "1分钟前"],
  [-3599, "59 minutes ago", "59分钟前"],
  [-3600, "1 hour ago", "1小时前"],
  [-86_400, "1 day ago", "1天前"],
  [-40 * 86_400, "1 month ago", "1个月前"],
  [-800 * 86_400, "2 years ago", "2年前"],
  [75_600, "in 21 hours", "21小时后"],
])("%i seconds from now is told as %s", (seconds, english, chinese) => {
  expect(age(now.add({ seconds }), now, "en")).toBe(english);
  expect(age(now.add({ seconds }), now, "zh-CN")).toBe(chinese);
});

test("a time stands in the reader's zone, on the reader's day", () => {
  const late = Temporal.Instant.from("2026-12-31T18:05:09Z");
  expect(shortTime(late, "Asia/Shanghai", "zh-CN")).toBe("2027年1月1日 02:05");
  expect(shortTime(late, "America/New_York", "en")).toBe("Dec 31, 2026, 13:05");
});

test("the exact time names its zone", () => {
  expect(exactTime(now, "Asia/Shanghai", "en")).toBe("Nov 21, 2026, 22:40:00, China Standard Time");
  expect(exactTime(now, "Asia/Shanghai", "zh-CN")).toBe("2026年11月21日 22:40:00（中国标准时间）");
});

test("programs read UTC, and an age gives its exact time to whoever asks", () => {
  const html = renderToStaticMarkup(
    <Instant value={now.subtract({ hours: 3 })} now={now} zone="UTC" locale="en" />,
  );
  expect(html).toContain('dateTime="2026-11-21T11:40:00Z"');
  expect(html).toContain('aria-description="Nov 21, 2026, 11:40:00, Coordinated Universal Time"');
  expect(html).toContain('tabindex="0"');
});

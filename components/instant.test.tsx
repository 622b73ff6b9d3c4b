import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { age, Instant } from "#components/instant";

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

test("programs read UTC, and an age gives its exact time to whoever asks", () => {
  const html = renderToStaticMarkup(
    <Instant value={now.subtract({ hours: 3 })} now={now} zone="UTC" locale="en" />,
  );
  expect(html).toContain('dateTime="2026-11-21T11:40:00Z"');
  expect(html).toContain('aria-description="Nov 21, 2026, 11:40:00, Coordinated Universal Time"');
  expect(html).toContain('tabindex="0"');
});

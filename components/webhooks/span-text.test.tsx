import { expect, test } from "vitest";
import { spanText } from "#components/webhooks/span-text";

test.each([
  [0, "0 seconds", "0秒钟"],
  [301, "5 minutes 1 second", "5分钟1秒钟"],
  [3600, "1 hour", "1小时"],
  [86_400, "24 hours", "24小时"],
  [246_960, "2 days 20 hours", "2天20小时"],
])("%i seconds are told in words", (seconds, english, chinese) => {
  expect(spanText(seconds, "en")).toBe(english);
  expect(spanText(seconds, "zh-CN").replaceAll(" ", "")).toBe(chinese);
});

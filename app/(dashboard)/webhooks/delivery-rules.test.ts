import { expect, test } from "vitest";
import { deliveryRules } from "#app/(dashboard)/webhooks/delivery-rules";
import { accountRow } from "#e2e/support/account";

test("the retries are told as they are done, by mode and language", () => {
  const text = (mode: "live" | "sandbox", locale: "en" | "zh-CN") =>
    deliveryRules({ account: accountRow({ mode }), locale }).join(" ");
  expect(text("live", "en")).toContain("after 1 minute, 5 minutes, 30 minutes, 2 hours, 6 hours");
  expect(text("live", "en")).toContain("9 tries in all, over 2 days 20 hours");
  expect(text("sandbox", "en")).toContain("after 10 seconds and 1 minute: 3 tries in all");
  expect(text("live", "zh-CN")).toContain("满 3 天后停用端点");
});

import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { sweepLimits } from "#domain/floods/sweep-limits";
import { exchangeCalls } from "#domain/quotas/quota-counts";
import { anAccount } from "#e2e/support/account";
import { idToUuid } from "#platform/ids";

test("what was counted is forgotten when its time is over, and not before", async () => {
  const { id } = await anAccount();
  const told = { accountId: id, subject: id, counter: "one", calls: 3 };
  const today = new Date().toISOString().slice(0, 10);
  await exchangeCalls([
    { ...told, day: "2020-01-01" },
    { ...told, day: today },
  ]);
  await sweepLimits();
  const rows = await sqlClient()<{ day: string }[]>`
    select day::text from quota_counts where account_id = ${idToUuid(id)}`;
  expect(rows.map(({ day }) => day)).toEqual([today]);
  expect(await sweepLimits()).toBe(0);
});

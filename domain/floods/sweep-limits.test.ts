import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { countedRefunds, spendingDays } from "#db/schema/spending";
import { sweepLimits } from "#domain/floods/sweep-limits";
import { exchangeCalls } from "#domain/quotas/quota-counts";
import { spendingDayOf } from "#domain/spending/spending-day";
import { anAccount, insertRows } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { idToUuid, newId } from "#platform/ids";

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

test("what money has moved in a day, and what was counted of it, is forgotten after 35 days", async () => {
  const { id } = await anAccount();
  const today = spendingDayOf(systemClock());
  const line = { accountId: id, subject: id, version: 1n };
  const spent = {
    ...line,
    kind: "refunds",
    currency: "CNY",
    spentMinor: 5n,
    mostMinor: 9n,
  } as const;
  const counted = { ...line, refundId: newId("re", systemClock()), givenBackAt: null };
  await insertRows([
    ...["2020-01-01", today].map((day) => ({ table: spendingDays, row: { ...spent, day } })),
    { table: countedRefunds, row: { ...counted, day: "2020-01-01" } },
  ]);
  await sweepLimits();
  const left = await sqlClient()<{ day: string }[]>`
    select day::text from spending_days where account_id = ${idToUuid(id)}
    union all select day::text from counted_refunds where account_id = ${idToUuid(id)}`;
  expect(left.map(({ day }) => day)).toEqual([today]);
});

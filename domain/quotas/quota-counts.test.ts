import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { readerOf } from "#domain/changes/reader";
import { newDayCounters } from "#domain/quotas/day-counters";
import { dayAt } from "#domain/quotas/day-quota";
import { callsOfDay, exchangeCalls } from "#domain/quotas/quota-counts";
import { anAccount, keyContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";

test("two processes and one that begins later agree on a day, exactly and by account", async () => {
  const [account, stranger] = [await anAccount(), await anAccount()];
  const of = ({ id }: typeof account) => ({
    name: "account-day" as const,
    accountId: id,
    subject: id,
    callsPerDay: 50,
  });
  const processes = Array.from({ length: 2 }, () => newDayCounters(systemClock, exchangeCalls));
  for (const counters of processes) {
    await counters.ready([of(account), of(stranger)]);
    for (let turn = 0; turn < 20; turn += 1) counters.count(of(account));
    counters.count(of(stranger));
  }
  await Promise.all(processes.map((counters) => counters.share()));
  const later = newDayCounters(systemClock, exchangeCalls);
  await later.ready([of(account), of(stranger)]);
  expect([later.left(of(account)), later.left(of(stranger))]).toEqual([10, 48]);
  const day = dayAt(systemClock()).text;
  const used = await callsOfDay(readerOf(keyContext(account)), day, [account.id, stranger.id]);
  expect([...used]).toEqual([[account.id, 40]]);
});

test("what a day has used outlives a crash of the database", async () => {
  const [row] = await sqlClient()`
    select relpersistence::text as kind from pg_class where relname = 'quota_counts'`;
  expect(row).toEqual({ kind: "p" });
});

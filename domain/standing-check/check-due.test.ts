import { expect, test } from "vitest";
import { standingChecks } from "#db/schema/standing-checks";
import type { Account } from "#domain/access/context";
import { checkDue } from "#domain/standing-check/check-due";
import { checkNow } from "#domain/standing-check/check-now";
import { latestOfEveryAccount } from "#domain/standing-check/latest-of-every-account";
import { listChecks } from "#domain/standing-check/list-checks";
import { sweepChecks } from "#domain/standing-check/sweep-checks";
import { anAccount, insertRows, workerContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";

async function looksAt(account: Account): Promise<number> {
  return (await listChecks(workerContext(account), { limit: 10 })).length;
}

function aLook(account: Account, agoSeconds: number, durationMs: number) {
  const checkedAt = systemClock().subtract({ seconds: agoSeconds });
  const counts = { ledgerAccounts: 0, transfers: 0, objects: 0, faultCount: 0, faults: [] };
  const row = { accountId: account.id, checkedAt, durationMs, ...counts };
  return { table: standingChecks, row };
}

test("every account is looked at in turn: a fresh one at once, others after a pause", async () => {
  const [fresh, waiting, due, slow] = [
    await anAccount(),
    await anAccount(),
    await anAccount(),
    await anAccount(),
  ];
  await insertRows([aLook(waiting, 30, 10), aLook(due, 130, 10), aLook(slow, 130, 10_000)]);
  const { failed } = await checkDue(systemClock);
  expect(failed).toBe(0);
  expect(await Promise.all([fresh, waiting, due, slow].map(looksAt))).toEqual([1, 1, 2, 1]);
});

test("who watches the installation sees the last look at each account", async () => {
  const account = await anAccount();
  await insertRows([aLook(account, 60, 10)]);
  const last = await checkNow(workerContext(account));
  const all = await latestOfEveryAccount();
  expect(all.filter(({ accountId }) => accountId === account.id)).toEqual([last]);
});

test("looks are forgotten after a week", async () => {
  const account = await anAccount();
  const day = 24 * 60 * 60;
  await insertRows([aLook(account, 6 * day, 10), aLook(account, 8 * day, 10)]);
  await sweepChecks();
  expect(await looksAt(account)).toBe(1);
});

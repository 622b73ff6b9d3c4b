import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { admitRequest, limitCounts, sharedEveryMs } from "#domain/rate-limits/admit-request";
import { setRateLimit } from "#domain/rate-limits/set-rate-limit";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";
import { runGroup } from "#scripts/program-group";

const limit = { ratePerSecond: 1, burst: 3 };
const none = { rate: undefined, callsPerDay: undefined, inFlight: undefined };

async function aCaller() {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("admin"));
  return { ctx, caller: { accountId: account.id, keyId: newId("key", systemClock()) } };
}

test("a limit that an admin sets holds a moment later, and what it refuses is counted", async () => {
  const { ctx, caller } = await aCaller();
  expect((await admitRequest(caller)).refusal).toBeUndefined();
  await setRateLimit(ctx, { subject: caller.accountId, limits: { ...none, rate: limit } });
  const before = limitCounts().refused.account ?? 0;
  let refusals = 0;
  while (refusals < 5) {
    const { refusal } = await admitRequest(caller);
    if (refusal) refusals += 1;
    else await wait(1);
  }
  expect(limitCounts().refused.account).toBeGreaterThanOrEqual(before + 5);
  await setRateLimit(ctx, { subject: caller.accountId, limits: none });
  while ((await admitRequest(caller)).refusal) await wait(1);
});

test("what was let through is told to the others in one moment of all", async () => {
  const { caller } = await aCaller();
  for (let turn = 0; turn < 7; turn += 1) await admitRequest(caller);
  const told = () => sqlClient()`
    select subject, spent::int as spent from rate_buckets
    where subject in (${caller.accountId}, ${caller.keyId}) order by subject`;
  let rows = await told();
  const until = performance.now() + 40 * sharedEveryMs;
  while (rows.length < 2 && performance.now() < until) {
    await wait(10);
    rows = await told();
  }
  expect(rows).toEqual([
    { subject: caller.accountId, spent: 7 },
    { subject: caller.keyId, spent: 7 },
  ]);
});

test("without a database the limits that everyone is given hold in each process", async () => {
  await using opened = new AsyncDisposableStack();
  const { code, output } = await runGroup(
    {
      args: ["e2e/support/ask-without-database.ts", "60"],
      env: {
        DATABASE_URL: "postgres://tollgate@127.0.0.1:1/tollgate",
        TOLLGATE_RATE_LIMIT: "1",
        TOLLGATE_RATE_BURST: "20",
      },
    },
    opened,
  );
  expect([code, output]).toEqual([0, '{"admitted":20}\n']);
});

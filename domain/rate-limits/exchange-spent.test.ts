import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { newLimiter, type Rule } from "#domain/rate-limits/limiter";
import { exchangeSpent } from "#domain/rate-limits/queries";
import { asOwner } from "#e2e/support/as-owner";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

function aRule(ratePerSecond: number, burst: number): Rule {
  const accountId = newId("acct", systemClock());
  return { name: "account", accountId, subject: accountId, limit: { ratePerSecond, burst } };
}

test("what each process has spent is summed, with the time until the bucket is full", async () => {
  const rule = aRule(10, 100);
  const [first] = await exchangeSpent([{ rule, tokens: 30, fullInMs: 3_000 }]);
  expect(first).toMatchObject({ subject: rule.subject, tokens: 30 });
  expect(first?.fullInMs).toBeCloseTo(3_000, 2);
  const [second] = await exchangeSpent([{ rule, tokens: 20, fullInMs: 2_000 }]);
  expect(second?.tokens).toBe(50);
  expect(second?.fullInMs).toBeGreaterThan(4_000);
  expect(second?.fullInMs).toBeLessThanOrEqual(5_000.001);
});

test("a bucket that was full long ago is only as empty as the one who spent says", async () => {
  const rule = aRule(10, 100);
  await exchangeSpent([{ rule, tokens: 1, fullInMs: 100 }]);
  await asOwner("update rate_buckets set full_at = now() - interval '1 day' where subject = $1", [
    rule.subject,
  ]);
  const [sum] = await exchangeSpent([{ rule, tokens: 5, fullInMs: 400 }]);
  expect(sum?.fullInMs).toBeCloseTo(400, 2);
});

test("many processes with many buckets in any order never stop one another", async () => {
  const rules = Array.from({ length: 200 }, () => aRule(10, 100));
  const spent = rules.map((rule) => ({ rule, tokens: 1, fullInMs: 100 }));
  const shuffles = [spent, spent.toReversed(), spent.slice(70), spent.slice(0, 130).toReversed()];
  const rounds = Array.from({ length: 20 }, (_, turn) => shuffles[turn % 4] ?? spent);
  await Promise.all(rounds.map(exchangeSpent));
  const sums = await exchangeSpent(spent.map((each) => ({ ...each, tokens: 0 })));
  const expected = rounds.flat().length;
  expect(sums.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(expected);
});

test("of two processes, one learns in one exchange what the other has let through", async () => {
  const rules = [aRule(1, 50)];
  const clock = { nowMs: 0 };
  const [one, other] = [newLimiter(() => clock.nowMs), newLimiter(() => clock.nowMs)];
  for (let turn = 0; turn < 20; turn += 1) one.admit(rules);
  other.admit(rules);
  await other.share(exchangeSpent);
  await one.share(exchangeSpent);
  other.admit(rules);
  await other.share(exchangeSpent);
  expect(other.admit(rules).standings[0]?.tokens).toBe(50 - 23);
});

test("the shared counts are written to no log, and hold no process up at a disk", async () => {
  const [row] = await sqlClient()`
    select relpersistence::text as kind from pg_class where relname = 'rate_buckets'`;
  expect(row).toEqual({ kind: "u" });
});

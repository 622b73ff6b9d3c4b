import fc from "fast-check";
import { expect, test } from "vitest";
import { type Exchange, newLimiter } from "#domain/rate-limits/limiter";
import { admits, handClock, rule, store } from "#e2e/support/limiters";

test("a request takes a token of each of its buckets or of none", () => {
  const limiter = newLimiter(() => 0);
  const account = rule({ ratePerSecond: 1, burst: 10 });
  const keys = [
    { ...rule({ ratePerSecond: 1, burst: 3 }, "key"), accountId: account.accountId },
    { ...rule({ ratePerSecond: 1, burst: 10 }, "key"), accountId: account.accountId },
  ] as const;
  expect(admits(limiter, [keys[0], account], 10)).toBe(3);
  const refused = limiter.admit([keys[0], account]);
  expect(refused.refusal?.rule.name).toBe("key");
  expect(refused.standings.map(({ tokens }) => tokens)).toEqual([0, 7]);
  expect(admits(limiter, [keys[1], account], 20)).toBe(7);
  expect(limiter.admit([keys[1], account]).refusal?.rule.name).toBe("account");
  expect(limiter.admit([keys[1], account]).standings.map(({ tokens }) => tokens)).toEqual([3, 0]);
});

test("of several that are used up, the one to wait for longest is told", () => {
  const limiter = newLimiter(() => 0);
  const slow = rule({ ratePerSecond: 1, burst: 1 }, "key");
  const fast = rule({ ratePerSecond: 10, burst: 1 });
  limiter.admit([fast, slow]);
  expect(limiter.admit([fast, slow]).refusal).toMatchObject({ rule: slow, waitMs: 1_000 });
});

test("one process alone is exact, however often it shares", async () => {
  const steps = fc.array(
    fc.record({ pauseMs: fc.nat(40), requests: fc.nat(30), shares: fc.boolean() }),
    { maxLength: 60 },
  );
  const limit = fc.record({
    ratePerSecond: fc.integer({ min: 1, max: 2_000 }),
    burst: fc.integer({ min: 1, max: 100 }),
  });
  await fc.assert(
    fc.asyncProperty(limit, steps, async (its, turns) => {
      const clock = handClock();
      const rules = [rule(its)];
      const exchange = store(clock);
      const [sharing, silent] = [newLimiter(clock.read), newLimiter(clock.read)];
      for (const { pauseMs, requests, shares } of turns) {
        clock.nowMs += pauseMs;
        const expected = admits(silent, rules, requests);
        expect(admits(sharing, rules, requests)).toBe(expected);
        if (shares) await sharing.share(exchange);
      }
    }),
  );
});

test("a shared store whose clock is wrong locks nobody out", async () => {
  const clock = handClock();
  const rules = [rule({ ratePerSecond: 10, burst: 10 })];
  const exchange = store(clock);
  const limiter = newLimiter(clock.read);
  limiter.admit(rules);
  await limiter.share(async (spent) =>
    (await exchange(spent)).map((sum) => ({ ...sum, fullInMs: 3_600_000 })),
  );
  expect(admits(limiter, rules, 1)).toBe(0);
  clock.nowMs += 3_200;
  expect(admits(limiter, rules, 5)).toBe(2);
  await limiter.share(exchange);
  clock.nowMs += 500;
  expect(admits(limiter, rules, 10)).toBe(5);
});

test("shared counts that were lost are no spending of others", async () => {
  const clock = handClock();
  const rules = [rule({ ratePerSecond: 1, burst: 100 })];
  const limiter = newLimiter(clock.read);
  expect(admits(limiter, rules, 50)).toBe(50);
  await limiter.share(store(clock));
  limiter.admit(rules);
  await limiter.share(store(clock));
  limiter.admit(rules);
  await limiter.share(store(clock));
  expect(limiter.admit(rules).standings[0]?.tokens).toBe(47);
});

test("without the shared store the local buckets go on, and nothing is counted twice", async () => {
  const clock = handClock();
  const rules = [rule({ ratePerSecond: 10, burst: 20 })];
  const exchange = store(clock);
  const limiter = newLimiter(clock.read);
  expect(admits(limiter, rules, 30)).toBe(20);
  const lost = limiter.share(async (spent) => {
    await exchange(spent);
    throw new Error("the answer was lost");
  });
  await expect(lost).rejects.toThrow("lost");
  clock.nowMs += 1_000;
  expect(admits(limiter, rules, 30)).toBe(10);
  await limiter.share(exchange);
  clock.nowMs += 1_000;
  expect(admits(limiter, rules, 30)).toBe(10);
});

test("nothing is told without traffic, and a bucket that is full again is forgotten", async () => {
  const clock = handClock();
  const limiter = newLimiter(clock.read);
  const told: number[] = [];
  const exchange = store(clock);
  const counted: Exchange = async (spent) => {
    told.push(spent.length);
    return exchange(spent);
  };
  for (let turn = 0; turn < 50; turn += 1) {
    limiter.admit([rule({ ratePerSecond: 10, burst: 5 })]);
  }
  await limiter.share(counted);
  await limiter.share(counted);
  expect([told, limiter.size()]).toEqual([[50], 50]);
  clock.nowMs += 2_000;
  await limiter.share(counted);
  expect([told, limiter.size()]).toEqual([[50], 0]);
});

test("another limit holds from the next request on", () => {
  const clock = handClock();
  const limiter = newLimiter(clock.read);
  const generous = rule({ ratePerSecond: 100, burst: 1_000 });
  expect(admits(limiter, [generous], 10)).toBe(10);
  const narrow = { ...generous, limit: { ratePerSecond: 1, burst: 5 } };
  expect(admits(limiter, [narrow], 10)).toBe(4);
});

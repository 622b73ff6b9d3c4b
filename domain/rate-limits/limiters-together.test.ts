import fc from "fast-check";
import { expect, test } from "vitest";
import { newLimiter } from "#domain/rate-limits/limiter";
import type { RateLimit } from "#domain/rate-limits/token-bucket";
import { admits, handClock, rule, store } from "#e2e/support/limiters";

/** Processes that each get so many requests every 25 ms, and share every 250 ms. */
interface Crowd {
  readonly processes: number;
  readonly limit: RateLimit;
  readonly perTick: number;
}

const tickMs = 25;
const ticksPerShare = 10;

/** How many requests a crowd was let through after each tick. */
async function throng({ processes, limit, perTick }: Crowd, ticks: number) {
  const clock = handClock();
  const rules = [rule(limit)];
  const exchange = store(clock);
  const limiters = Array.from({ length: processes }, () => newLimiter(clock.read));
  const admitted: number[] = [];
  for (let tick = 1; tick <= ticks; tick += 1) {
    clock.nowMs += tickMs;
    const now = limiters.map((limiter) => admits(limiter, rules, perTick));
    admitted.push(now.reduce((sum, each) => sum + each, admitted.at(-1) ?? 0));
    if (tick % ticksPerShare !== 0) continue;
    for (const limiter of limiters) await limiter.share(exchange);
  }
  return admitted;
}

const crowds = fc.record({
  processes: fc.integer({ min: 2, max: 4 }),
  limit: fc.record({
    ratePerSecond: fc.integer({ min: 4, max: 400 }),
    burst: fc.integer({ min: 1, max: 300 }),
  }),
  perTick: fc.integer({ min: 1, max: 40 }),
});

test("each further process adds at most a burst and what comes back between two shares", async () => {
  await fc.assert(
    fc.asyncProperty(crowds, async (crowd) => {
      const { processes, perTick } = crowd;
      const { ratePerSecond, burst } = crowd.limit;
      const admitted = await throng(crowd, 400);
      const between = (ratePerSecond * ticksPerShare * tickMs) / 1000;
      const due = admitted.map((_, tick) => burst + (tick * tickMs * ratePerSecond) / 1000);
      const excess = admitted.map((sum, tick) => sum - (due[tick] ?? 0));
      expect(Math.max(...excess)).toBeLessThanOrEqual((processes - 1) * (burst + between) + 1);
      const alone = await throng({ ...crowd, processes: 1, perTick: processes * perTick }, 400);
      expect(admitted.at(-1)).toBeGreaterThanOrEqual((alone.at(-1) ?? 0) * 0.9 - 2);
    }),
    { numRuns: 60 },
  );
});

test("what was let through too much is paid back", async () => {
  const clock = handClock();
  const rules = [rule({ ratePerSecond: 100, burst: 200 })];
  const exchange = store(clock);
  const limiters = [newLimiter(clock.read), newLimiter(clock.read)];
  let admitted = 0;
  const round = async () => {
    for (const limiter of limiters) admitted += admits(limiter, rules, 1_000);
    for (const limiter of limiters) await limiter.share(exchange);
    clock.nowMs += 250;
  };
  await round();
  expect(admitted).toBe(400);
  while (clock.nowMs < 21_000) await round();
  expect(admitted).toBeLessThanOrEqual(200 + 20 * 100 + 2 * 25);
  expect(admitted).toBeGreaterThan(200 + 19 * 100 - 2 * 25);
});

test("a process that begins anew goes on where the others are", async () => {
  const clock = handClock();
  const rules = [rule({ ratePerSecond: 10, burst: 100 })];
  const exchange = store(clock);
  const former = newLimiter(clock.read);
  expect(admits(former, rules, 200)).toBe(100);
  await former.share(exchange);
  const next = newLimiter(clock.read);
  expect(admits(next, rules, 1)).toBe(1);
  await next.share(exchange);
  expect(admits(next, rules, 10)).toBe(0);
  clock.nowMs += 200;
  expect(admits(next, rules, 10)).toBe(1);
});

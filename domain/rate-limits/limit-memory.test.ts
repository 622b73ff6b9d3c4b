import { setImmediate as settled } from "node:timers/promises";
import { expect, test } from "vitest";
import { createLimitMemory, type LimitSources } from "#domain/rate-limits/limit-memory";
import type { Rules } from "#domain/rate-limits/limit-rules";
import type { GivenLimits, SetRateLimit } from "#domain/rate-limits/rate-limits";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const accountId = newId("acct", systemClock());
const keyId = newId("key", systemClock());
const mostRate = { ratePerSecond: 400, burst: 4_000 };
const none = { callsPerDay: undefined, inFlight: undefined };
const given: GivenLimits = {
  ofAccount: { ...none, rate: mostRate },
  ofKey: { ...none, rate: { ratePerSecond: 100, burst: 1_000 } },
  most: { ...mostRate, callsPerDay: 10_000, inFlight: 50 },
};

function row(subject: string, ratePerSecond: number | null): SetRateLimit {
  const others = { callsPerDay: null, inFlight: null };
  return { accountId, subject, ratePerSecond, burst: ratePerSecond, ...others, version: 1n };
}

/** A memory of what stands in a list, and how often that was read. */
function memoryOf(rows: SetRateLimit[], sources: Partial<LimitSources> = {}) {
  const clock = { nowMs: 0 };
  const seen = { looks: 0 };
  const memory = createLimitMemory({
    load: async () => {
      seen.looks += 1;
      return [...rows];
    },
    given,
    nowMs: () => clock.nowMs,
    ...sources,
  });
  return { memory, clock, seen };
}

function ratesOf({ buckets }: Rules) {
  return buckets.map(({ name, limit }) => [name, limit.ratePerSecond]);
}

test("who has set nothing has what everyone is given", async () => {
  const { memory } = memoryOf([]);
  const rules = await memory.rulesFor({ accountId, keyId });
  expect(ratesOf(rules)).toEqual([
    ["key", 100],
    ["account", 400],
  ]);
  expect(rules.buckets.map(({ subject }) => subject)).toEqual([keyId, accountId]);
  expect(ratesOf(await memory.rulesFor({ accountId, keyId: undefined }))).toEqual([
    ["account", 400],
  ]);
});

test("what was set stands in its place, but never above what the operator allows", async () => {
  const { memory } = memoryOf([row(keyId, 5), row(accountId, 9_999)]);
  expect(ratesOf(await memory.rulesFor({ accountId, keyId }))).toEqual([
    ["key", 5],
    ["account", 400],
  ]);
  const other = newId("key", systemClock());
  expect(ratesOf(await memory.rulesFor({ accountId, keyId: other }))[0]).toEqual(["key", 100]);
});

test("what was taken back is what everyone is given", async () => {
  const { memory } = memoryOf([row(keyId, null)]);
  expect(ratesOf(await memory.rulesFor({ accountId, keyId }))[0]).toEqual(["key", 100]);
});

test("where the operator limits nothing, only what merchants have set does", async () => {
  const unlimited = { ...none, rate: undefined };
  const free = { ...given, ofAccount: unlimited, ofKey: unlimited };
  const { memory } = memoryOf([row(keyId, 5)], { given: free });
  expect(ratesOf(await memory.rulesFor({ accountId, keyId }))).toEqual([["key", 5]]);
  expect(await memory.rulesFor({ accountId, keyId: undefined })).toEqual({
    buckets: [],
    quotas: [],
    flights: [],
  });
});

test("the database is asked once for many requests at once, and then at once there is an answer", async () => {
  const { memory, seen } = memoryOf([]);
  await Promise.all(Array.from({ length: 20 }, async () => memory.rulesFor({ accountId, keyId })));
  expect(seen.looks).toBe(1);
  expect(memory.rulesFor({ accountId, keyId })).toBe(memory.rulesFor({ accountId, keyId }));
});

test("what is set anew holds when it was told, and in seconds when it was not", async () => {
  const rows: SetRateLimit[] = [];
  const { memory, clock, seen } = memoryOf(rows);
  const rate = async () =>
    (await memory.rulesFor({ accountId, keyId })).buckets[0]?.limit.ratePerSecond;
  expect(await rate()).toBe(100);
  rows.push(row(keyId, 7));
  expect(await rate()).toBe(100);
  memory.readAgain(accountId);
  await settled();
  expect(await rate()).toBe(7);
  rows[0] = row(keyId, 8);
  memory.readAgain("all");
  expect(await rate()).toBe(7);
  await settled();
  expect(await rate()).toBe(8);
  rows[0] = row(keyId, 9);
  clock.nowMs += 11_000;
  await rate();
  await settled();
  expect(await rate()).toBe(9);
  expect(seen.looks).toBe(4);
});

test("a look begun before a change never hides what a later one has seen", async () => {
  const answers = [
    Promise.withResolvers<SetRateLimit[]>(),
    Promise.withResolvers<SetRateLimit[]>(),
  ];
  let looks = 0;
  const { memory } = memoryOf([], {
    load: async () => (await answers[(looks += 1) - 1]?.promise) ?? [],
  });
  const first = Promise.resolve(memory.rulesFor({ accountId, keyId }));
  memory.readAgain(accountId);
  answers[1]?.resolve([row(keyId, 2)]);
  await settled();
  answers[0]?.resolve([row(keyId, 1)]);
  await first;
  expect((await memory.rulesFor({ accountId, keyId })).buckets[0]?.limit.ratePerSecond).toBe(2);
});

test("while the database is lost, what is known goes on, and else what everyone is given", async () => {
  let isLost = true;
  const { memory, clock } = memoryOf([], {
    load: async () => {
      if (isLost) throw new Error("lost");
      return [row(keyId, 3)];
    },
  });
  const rate = async () =>
    (await memory.rulesFor({ accountId, keyId })).buckets[0]?.limit.ratePerSecond;
  expect(await rate()).toBe(100);
  isLost = false;
  clock.nowMs += 1_100;
  await rate();
  await settled();
  expect(await rate()).toBe(3);
  isLost = true;
  clock.nowMs += 11_000;
  await rate();
  await settled();
  expect(await rate()).toBe(3);
});

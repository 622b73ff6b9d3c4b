import { setImmediate as settled } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CallExchange,
  type CountedCalls,
  type DayCounters,
  newDayCounters,
} from "#domain/quotas/day-counters";
import { type DayQuota, dayAt } from "#domain/quotas/day-quota";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const accountId = newId("acct", systemClock());
const quota: DayQuota = { name: "account-day", accountId, subject: accountId, callsPerDay: 100 };

/** A clock that stands late on a day, and the shared rows of that time. */
function aWorld() {
  const clock = { now: Temporal.Instant.from("2026-03-01T23:00:00Z"), read: () => clock.now };
  const rows = new Map<string, CountedCalls>();
  const exchange: CallExchange = async (counted) => {
    for (const told of counted) {
      const name = `${told.day} ${told.subject} ${told.counter}`;
      const calls = Math.max(told.calls, rows.get(name)?.calls ?? 0);
      if (calls > 0) rows.set(name, { ...told, calls });
    }
    return counted.map(({ subject, day, counter }) => {
      const others = [...rows.values()].filter(
        (row) => row.subject === subject && row.day === day && row.counter !== counter,
      );
      return { subject, day, calls: others.reduce((sum, { calls }) => sum + calls, 0) };
    });
  };
  return { clock, rows, exchange };
}

/** How many of so many requests at once find room in the day. */
function counts(counters: DayCounters, times: number, its: DayQuota = quota): number {
  let counted = 0;
  for (let turn = 0; turn < times && counters.left(its) > 0; turn += 1) {
    counters.count(its);
    counted += 1;
  }
  return counted;
}

test("a day is the same everywhere, from midnight to midnight by UTC", () => {
  const { text, endsAtMs } = dayAt(Temporal.Instant.from("2026-03-29T23:59:59.999Z"));
  expect([text, new Date(endsAtMs).toISOString()]).toEqual([
    "2026-03-29",
    "2026-03-30T00:00:00.000Z",
  ]);
});

test("one process lets through exactly what a day allows, and a new day begins with all", async () => {
  const { clock, exchange } = aWorld();
  const counters = newDayCounters(clock.read, exchange);
  await counters.ready([quota]);
  expect(counts(counters, 500)).toBe(100);
  expect(counters.resetsInMs()).toBe(3_600_000);
  clock.now = clock.now.add({ minutes: 59 });
  expect(counts(counters, 5)).toBe(0);
  clock.now = clock.now.add({ minutes: 1 });
  expect(counts(counters, 500)).toBe(100);
});

test("who begins after all processes have ended knows what the day has used", async () => {
  const { clock, exchange } = aWorld();
  const former = newDayCounters(clock.read, exchange);
  await former.ready([quota]);
  expect(counts(former, 60)).toBe(60);
  await former.share();
  const next = newDayCounters(clock.read, exchange);
  await next.ready([quota]);
  expect(counts(next, 500)).toBe(40);
});

test("an answer that is lost, or a telling that comes twice, counts nothing twice", async () => {
  const { clock, exchange } = aWorld();
  let isLost = true;
  const counters = newDayCounters(clock.read, async (counted) => {
    const heard = await exchange(counted);
    if (isLost) throw new Error("the answer was lost");
    return heard;
  });
  await counters.ready([quota]);
  expect(counts(counters, 30)).toBe(30);
  await expect(counters.share()).rejects.toThrow("lost");
  await expect(counters.share()).rejects.toThrow("lost");
  expect(counters.hasNews()).toBe(true);
  isLost = false;
  await counters.share();
  expect(counters.hasNews()).toBe(false);
  const other = newDayCounters(clock.read, exchange);
  await other.ready([quota]);
  expect(other.left(quota)).toBe(70);
});

test("without the shared store each process goes on by what it knows", async () => {
  const { clock } = aWorld();
  const counters = newDayCounters(clock.read, () => Promise.reject(new Error("away")));
  await counters.ready([quota]);
  expect(counts(counters, 500)).toBe(100);
});

/** Gives each process its requests of a round, and then lets them share. */
async function lived(processes: readonly DayCounters[], rounds: readonly (readonly number[])[]) {
  let admitted = 0;
  for (const round of rounds) {
    for (const [place, counters] of processes.entries()) {
      admitted += counts(counters, round[place] ?? 0);
    }
    for (const counters of processes) await counters.share();
  }
  return admitted;
}

test("all who ask within the day are let in, and each process goes beyond by one share at most", async () => {
  const loads = fc.array(fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(loads, async (rounds) => {
      const { clock, exchange } = aWorld();
      const processes = [0, 1, 2].map(() => newDayCounters(clock.read, exchange));
      for (const each of processes) await each.ready([quota]);
      const admitted = await lived(processes, rounds);
      const asked = rounds.flat().reduce((sum, times) => sum + times, 0);
      const atOnce = [0, 1, 2].map((place) => Math.max(0, ...rounds.map((one) => one[place] ?? 0)));
      const most = 100 + atOnce.reduce((sum, times) => sum + times, 0);
      expect(admitted).toBeGreaterThanOrEqual(Math.min(asked, 100));
      expect(admitted).toBeLessThanOrEqual(most);
    }),
    { numRuns: 100 },
  );
});

test("what others have used is asked again when it is old, without making anybody wait", async () => {
  const { clock, exchange } = aWorld();
  const [one, other] = [newDayCounters(clock.read, exchange), newDayCounters(clock.read, exchange)];
  await one.ready([quota]);
  await other.ready([quota]);
  counts(other, 90);
  await other.share();
  expect(one.left(quota)).toBe(100);
  clock.now = clock.now.add({ seconds: 6 });
  expect(one.ready([quota])).toBeUndefined();
  await settled();
  expect(one.left(quota)).toBe(10);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { newFlights } from "#domain/concurrency/flights";
import { newDayCounters } from "#domain/quotas/day-counters";
import { decide, type Stores } from "#domain/rate-limits/admission";
import { newRuleBook, type Rules } from "#domain/rate-limits/limit-rules";
import { newLimiter } from "#domain/rate-limits/limiter";
import type { GivenLimits, SetRateLimit } from "#domain/rate-limits/rate-limits";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const accountId = newId("acct", systemClock());
const keyId = newId("key", systemClock());
const nothing = { rate: undefined, callsPerDay: undefined, inFlight: undefined };
const most = { ratePerSecond: 1_000, burst: 1_000, callsPerDay: 1_000, inFlight: 1_000 };
const given: GivenLimits = { ofAccount: nothing, ofKey: nothing, most };
const unset = { ratePerSecond: null, burst: null, callsPerDay: null, inFlight: null };

function row(subject: string, limits: Partial<SetRateLimit>): SetRateLimit {
  return { accountId, subject, ...unset, ...limits, version: 1n };
}

function stores(): Stores {
  return {
    limiter: newLimiter(() => 0),
    counters: newDayCounters(systemClock, async () => []),
    flights: newFlights(() => 0),
  };
}

/** What is left of each rule. */
function left({ limiter, counters, flights }: Stores, rules: Rules): readonly number[] {
  return [
    ...limiter.look(rules.buckets).map(({ tokens }) => tokens),
    ...rules.quotas.map((quota) => counters.left(quota)),
    ...rules.flights.map((flight) => flights.room(flight)),
  ];
}

test("a request that one rule refuses spends nothing of any other", () => {
  const limits = fc.record({
    ratePerSecond: fc.constant(1),
    burst: fc.integer({ min: 1, max: 8 }),
    callsPerDay: fc.integer({ min: 1, max: 8 }),
    inFlight: fc.integer({ min: 1, max: 8 }),
  });
  const others = fc.record({
    ratePerSecond: fc.constant(1),
    burst: fc.integer({ min: 1, max: 8 }),
    callsPerDay: fc.integer({ min: 1, max: 8 }),
  });
  fc.assert(
    fc.property(limits, limits, others, (ofKey, ofAccount, ofRoute) => {
      const book = newRuleBook(
        [row(keyId, ofKey), row(accountId, ofAccount), row("route GET /v1/balance", ofRoute)],
        given,
      );
      const rules = book.rulesFor({ accountId, keyId, route: "GET /v1/balance" });
      const its = stores();
      for (let turn = 0; turn < 12; turn += 1) {
        const before = left(its, rules);
        const { refusal } = decide(its, rules);
        const spent = refusal ? 0 : 1;
        expect(left(its, rules)).toEqual(before.map((room) => room - spent));
        expect(Boolean(refusal)).toBe(before.includes(0));
      }
    }),
  );
});

test("a route and an address have their limit in each account alone, and only where it is set", () => {
  const book = newRuleBook(
    [
      row("route POST /v1/refunds", { ratePerSecond: 1, burst: 1 }),
      row("address", { callsPerDay: 3 }),
    ],
    given,
  );
  const caller = { accountId, keyId, address: "203.0.113.9" };
  const refunding = book.rulesFor({ ...caller, route: "POST /v1/refunds" });
  expect(refunding.buckets).toMatchObject([
    { name: "route", subject: `${accountId} POST /v1/refunds` },
  ]);
  expect(refunding.quotas).toMatchObject([
    { name: "address-day", subject: `${accountId} 203.0.113.9` },
  ]);
  expect(book.rulesFor({ ...caller, route: "GET /v1/balance" }).buckets).toEqual([]);
  expect(book.rulesFor({ ...caller, address: null }).quotas).toEqual([]);
});

test("a day that is used up is told before a bucket that will soon have a token", () => {
  const rows = [row(accountId, { ratePerSecond: 1, burst: 1, callsPerDay: 1 })];
  const rules = newRuleBook(rows, given).rulesFor({ accountId, keyId });
  const its = stores();
  expect(decide(its, rules).refusal).toBeUndefined();
  expect(decide(its, rules).refusal).toMatchObject({ kind: "day", rule: { name: "account-day" } });
});

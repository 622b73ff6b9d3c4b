import fc from "fast-check";
import { expect, test } from "vitest";
import { apiRequests } from "#db/schema/request-log";
import { newFlights } from "#domain/concurrency/flights";
import { type LoggedRequest, replay } from "#domain/limit-trials/replay";
import { tryRateLimit } from "#domain/limit-trials/try-rate-limit";
import { newDayCounters } from "#domain/quotas/day-counters";
import { decide, type Stores } from "#domain/rate-limits/admission";
import { newRuleBook, type RuleBook } from "#domain/rate-limits/limit-rules";
import { newLimiter } from "#domain/rate-limits/limiter";
import { givenLimits } from "#domain/rate-limits/rate-limits";
import { anAccount, aPerson, insertRows, personContext } from "#e2e/support/account";
import { store } from "#e2e/support/limiters";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const accountId = newId("acct", systemClock());
const keys = [newId("key", systemClock()), newId("key", systemClock())];
const routes = ["GET /v1/balance", "POST /v1/refunds"];
const none = { rate: undefined, callsPerDay: undefined, inFlight: undefined };
const beginMs = Date.parse("2026-03-01T23:59:50Z");

const limits = fc.record({
  ratePerSecond: fc.integer({ min: 1, max: 20 }),
  burst: fc.integer({ min: 1, max: 20 }),
  callsPerDay: fc.option(fc.integer({ min: 1, max: 60 })),
  inFlight: fc.option(fc.integer({ min: 1, max: 5 })),
});
const book = fc
  .tuple(limits, limits, limits, limits)
  .map((all) =>
    [accountId, keys[0] ?? "", "route POST /v1/refunds", "address"].map((subject, place) => ({
      accountId,
      subject,
      ...(all[place] ?? { ratePerSecond: null, burst: null, callsPerDay: null, inFlight: null }),
      version: 1n,
    })),
  )
  .map((rows) => newRuleBook(rows, givenLimits()));

const traffic: fc.Arbitrary<readonly LoggedRequest[]> = fc
  .array(
    fc.record({
      pauseMs: fc.nat(200),
      durationMs: fc.nat(400),
      key: fc.nat(2),
      route: fc.constantFrom(...routes),
      address: fc.constantFrom("203.0.113.1", "203.0.113.2", null),
    }),
    { maxLength: 120 },
  )
  .map((steps) => {
    let atMs = beginMs;
    return steps.map(({ pauseMs, key, ...request }) => {
      atMs += pauseMs;
      return { ...request, keyId: keys[key], atMs };
    });
  });

/** A process that lives through this traffic, shares with the others and answers as slowly. */
async function lived(requests: readonly LoggedRequest[], its: RuleBook) {
  const clock = { nowMs: beginMs };
  const stores: Stores = {
    limiter: newLimiter(() => clock.nowMs),
    counters: newDayCounters(
      () => Temporal.Instant.fromEpochMilliseconds(clock.nowMs),
      async (counted) => counted.map((each) => ({ ...each, calls: 0 })),
    ),
    flights: newFlights(() => clock.nowMs),
  };
  const exchange = store(clock);
  const ends: ReturnType<typeof leaving>[] = [];
  const landUntil = (nowMs: number) =>
    ends.filter(({ atMs }) => atMs <= nowMs).forEach(({ leave }) => leave());
  const verdicts: (string | undefined)[] = [];
  for (const [place, request] of requests.entries()) {
    clock.nowMs = request.atMs;
    landUntil(request.atMs);
    const rules = its.rulesFor({ accountId, ...request });
    await stores.counters.ready(rules.quotas);
    const { refusal } = decide(stores, rules);
    verdicts.push(refusal?.rule.name);
    if (!refusal) ends.push(leaving(stores, rules.flights, request));
    if (place % 5 === 0) await stores.limiter.share(exchange);
    if (place % 7 === 0) await stores.counters.share();
  }
  return verdicts;
}

function leaving(
  { flights }: Stores,
  its: ReturnType<RuleBook["rulesFor"]>["flights"],
  { atMs, durationMs }: LoggedRequest,
) {
  let isGone = false;
  const leave = () => {
    if (!isGone) for (const flight of its) flights.leave(flight);
    isGone = true;
  };
  return { atMs: atMs + durationMs, leave };
}

test("a trial says of each request what the limiter would have done", async () => {
  await fc.assert(
    fc.asyncProperty(traffic, book, async (requests, its) => {
      expect(await replay(requests, { accountId, book: its })).toEqual(await lived(requests, its));
    }),
    { numRuns: 300 },
  );
});

/** An account whose key has asked so often, a second apart and a while ago. */
async function aLog(times: number) {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("admin"));
  const [keyId, now] = [newId("key", ctx.clock()), ctx.clock()];
  const rows = Array.from({ length: times }, (_, place) => {
    const createdAt = now.subtract({ minutes: 90 }).add({ seconds: place });
    const row = {
      accountId: account.id,
      id: newId("req", createdAt),
      method: "GET",
      route: place % 2 === 0 ? "/v1/balance" : "/v1/refunds",
      path: "/v1/balance",
      status: 200,
      statusClass: 2,
      durationMs: 5,
      keyId,
      address: "203.0.113.1",
      createdAt,
    };
    return { table: apiRequests, row };
  });
  await insertRows(rows);
  return { account, ctx, keyId };
}

test("a limit is tried on the requests of the last day: how many, when, which keys and routes", async () => {
  const { account, ctx, keyId } = await aLog(40);
  await aLog(7);
  const trial = await tryRateLimit(ctx, {
    subject: account.id,
    limits: { ...none, callsPerDay: 30 },
  });
  expect(trial).toMatchObject({
    asked: 40,
    refused: 10,
    refusedNow: 0,
    isCut: false,
    rules: [{ name: "account-day", refused: 10 }],
    keys: [{ id: keyId, refused: 10 }],
  });
  expect(trial.routes.map(({ refused }) => refused)).toEqual([5, 5]);
  expect(trial.hours.reduce((sum, { refused }) => sum + refused, 0)).toBe(10);
  const route = { subject: "route GET /v1/refunds", limits: { ...none, callsPerDay: 19 } };
  expect(await tryRateLimit(ctx, route)).toMatchObject({
    refused: 1,
    rules: [{ name: "route-day" }],
  });
});

test("what may not be set, or not be seen, is not tried", async () => {
  const { account, ctx } = await aLog(1);
  const input = { subject: account.id, limits: { ...none, callsPerDay: 0 } };
  await expect(tryRateLimit(ctx, input)).rejects.toMatchObject({ code: "parameter_invalid" });
  const analyst = personContext(account, await aPerson("analyst"));
  const fine = { ...input, limits: none };
  await expect(tryRateLimit(analyst, fine)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});

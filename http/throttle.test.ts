import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import { DomainError } from "#domain/errors/domain-error";
import { anAccount, keyContext } from "#e2e/support/account";
import { limitAccount } from "#e2e/support/limited";
import type { Answer } from "#http/answer";
import { throttled } from "#http/throttle";

const done: Answer = { status: 200, body: "{}" };
const answer = async () => done;

/** A key of an account that is limited so. */
async function aCaller(limits: Parameters<typeof limitAccount>[1], subject?: string) {
  const account = await anAccount();
  const ctx = keyContext(account, { address: "203.0.113.9" });
  await limitAccount(account, limits, subject === "key" ? ctx.actor.id : subject);
  return ctx;
}

const said = (text: string): unknown => expect.stringContaining(text);

function refusalOf({ status, body, headers, shouldRetry }: Answer) {
  const told: unknown = JSON.parse(body);
  return { status, told, headers, shouldRetry };
}

test("a day that is used up is answered with the rule, when it ends, and that it is not soon", async () => {
  const ctx = await aCaller({ callsPerDay: 2 });
  const first = await throttled(ctx, answer);
  expect(first.headers?.["ratelimit-policy"]).toContain('"account-day";q=2;w=86400');
  expect(first.headers?.ratelimit).toMatch(/"account-day";r=1;t=\d+/);
  await throttled(ctx, answer);
  const refused = refusalOf(await throttled(ctx, answer));
  expect(refused).toMatchObject({
    status: 429,
    told: { error: { code: "rate_limit", message: said('"account-day"') } },
  });
  const waits = Number(refused.headers?.["retry-after"]);
  expect(waits).toBeGreaterThan(0);
  expect(waits).toBeLessThanOrEqual(86_400);
  if (waits > 1) expect(refused.shouldRetry).toBe(false);
});

test("a route and an address are limited by themselves", async () => {
  const byRoute = await aCaller({ ratePerSecond: 1, burst: 1 }, "route GET /v1/balance");
  const route = "GET /v1/balance";
  await throttled(byRoute, answer, { route });
  expect((await throttled(byRoute, answer, { route })).status).toBe(429);
  expect((await throttled(byRoute, answer, { route: "GET /v1/events" })).status).toBe(200);
  const byAddress = await aCaller({ ratePerSecond: 1, burst: 1 }, "address");
  await throttled(byAddress, answer);
  expect(refusalOf(await throttled(byAddress, answer))).toMatchObject({
    told: { error: { message: said('"address"') } },
  });
  const elsewhere: Context = { ...byAddress, address: "203.0.113.10" };
  expect((await throttled(elsewhere, answer)).status).toBe(200);
});

test("more than so many at a time are refused, and every end makes room: an answer, a refusal, a fault", async () => {
  const ctx = await aCaller({ inFlight: 2 }, "key");
  const gate = Promise.withResolvers<Answer>();
  const slow = [throttled(ctx, () => gate.promise), throttled(ctx, () => gate.promise)];
  await turn();
  let refused = await throttled(ctx, answer);
  expect(refusalOf(refused)).toMatchObject({
    status: 429,
    shouldRetry: true,
    headers: { "retry-after": "1" },
    told: { error: { message: said('"key-concurrency": 2 at a time') } },
  });
  gate.resolve(done);
  await Promise.all(slow);
  const ends = [
    () => Promise.reject(new Error("a fault")),
    () => Promise.reject(new DomainError("resource_missing", "No such customer.")),
    () => {
      throw new Error("a fault before anything is awaited");
    },
  ];
  for (const end of [...ends, ...ends]) await throttled(ctx, async () => end()).catch(() => done);
  refused = await throttled(ctx, answer);
  expect(refused.status).toBe(200);
  expect(refused.headers?.ratelimit).toContain('"key-concurrency";r=1');
});

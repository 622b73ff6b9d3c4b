import fc from "fast-check";
import { expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import type { Scope } from "#domain/access/scopes";
import { neededRights } from "#domain/key-activity/needed-rights";
import { retrieveKeyCallers } from "#domain/key-activity/retrieve-key-callers";
import { retrieveKeyDeeds } from "#domain/key-activity/retrieve-key-deeds";
import { retrieveNeededRights } from "#domain/key-activity/retrieve-needed-rights";
import { requestRefund } from "#domain/refunds/request-refund";
import { flushRequests, logRequest } from "#domain/request-log/log-request";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { aLimitedKey } from "#e2e/support/limited-key";
import { paid, take } from "#e2e/support/payment";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

interface Asked {
  readonly method?: string;
  readonly route?: string;
  readonly daysAgo?: number;
  readonly status?: number;
  readonly address?: string | null;
  readonly code?: string;
}

/** Notes that this key has made such a request, and gives the context it was made with. */
async function asked(ctx: Context, { daysAgo = 0, code, ...fields }: Asked): Promise<Context> {
  const startedAt = systemClock().subtract({ hours: 24 * daysAgo });
  const { method = "GET", route = "/v1/refunds", status = 200, address = null } = fields;
  const made = { ...ctx, requestId: newId("req", startedAt), address };
  logRequest({
    ctx: made,
    method,
    route,
    url: `http://127.0.0.1${route}`,
    status,
    body: code === undefined ? "{}" : JSON.stringify({ error: { code } }),
    startedAt,
    durationMs: 1,
    idempotencyKey: null,
    apiVersion: null,
  });
  await flushRequests();
  return made;
}

async function aCaller() {
  const { account, paymentId } = await paid(50_000n);
  return { account, paymentId, ...(await aLimitedKey(account, [])) };
}

const hoursAgo = (hours: number) => systemClock().subtract({ hours });

test("who uses a key is told by address and operation, with how often and when last", async () => {
  const { ctx, admin, key, account } = await aCaller();
  await asked(ctx, { address: "203.0.113.7", daysAgo: 2 });
  await asked(ctx, { address: "203.0.113.7" });
  await asked(ctx, { address: "203.0.113.7" });
  await asked(ctx, { address: "2001:db8::1", method: "POST", route: "/v1/refunds" });
  await asked(ctx, { address: null, status: 403, code: "address_not_allowed" });
  await asked((await aLimitedKey(account, [])).ctx, { address: "198.51.100.1" });
  const { uses } = await retrieveKeyCallers(admin, { apiKeyId: key.id, from: hoursAgo(24) });
  const told = uses.map(
    ({ address, method, count, refused }) => `${address} ${method} ${count} ${refused}`,
  );
  expect(new Set(told)).toEqual(
    new Set(["null GET 1 1", "2001:db8::1 POST 1 0", "203.0.113.7 GET 2 0"]),
  );
});

const scopeOf = (method: string, route: string): Scope | undefined => {
  if (route === "/v1/refunds") return method === "GET" ? "refunds:read" : "refunds:write";
  return route === "/v1/payouts" ? "payouts:write" : undefined;
};

test("the least rights are those that the days' requests needed; older ones would be refused", async () => {
  const { ctx, admin, key } = await aCaller();
  await asked(ctx, {});
  await asked(ctx, { route: "/v1/gone" });
  await asked(ctx, { method: "POST", route: "/v1/payouts", daysAgo: 12 });
  await asked(ctx, { method: "POST", status: 403, code: "spending_limit_exceeded" });
  const input = { apiKeyId: key.id, scopeOf };
  const week = await retrieveNeededRights(admin, { ...input, days: 7 });
  expect(week.needed.map(({ scope, by }) => [scope, by[0]?.count])).toEqual([["refunds:read", 1]]);
  expect(week.wouldRefuse).toMatchObject([
    { scope: "payouts:write", method: "POST", route: "/v1/payouts", count: 1 },
  ]);
  expect(week.spare).toContain("payments:write");
  expect(week.isWhole).toBe(true);
  const month = await retrieveNeededRights(admin, { ...input, days: 30 });
  expect(month.needed.map(({ scope }) => scope)).toEqual(["payouts:write", "refunds:read"]);
  expect(month.wouldRefuse).toEqual([]);
});

test("whatever was used, the least rights are part of what the key has and refuse nothing of it", () => {
  const all: readonly Scope[] = ["refunds:read", "refunds:write", "payouts:write"];
  const use = fc.record({
    method: fc.constantFrom("GET", "POST"),
    route: fc.constantFrom("/v1/refunds", "/v1/payouts", "/v1/gone"),
    address: fc.constantFrom(null, "203.0.113.7"),
    count: fc.integer({ min: 1, max: 5 }),
    refused: fc.constant(0),
    lastAt: fc.constant(systemClock()),
  });
  fc.assert(
    fc.property(fc.array(use), fc.array(use), fc.subarray([...all]), (lately, before, had) => {
      const rights = new Set(had);
      const found = neededRights(rights, { lately, ever: [...before, ...lately] }, scopeOf);
      const needed = new Set(found.needed.map(({ scope }) => scope));
      expect(needed.isSubsetOf(rights)).toBe(true);
      expect([...needed, ...found.spare].toSorted()).toEqual([...rights].toSorted());
      const usedLately = lately.map(({ method, route }) => scopeOf(method, route));
      const refused = usedLately.filter(
        (scope) => scope && rights.has(scope) && !needed.has(scope),
      );
      expect(refused).toEqual([]);
      for (const { scope } of found.wouldRefuse) expect(needed.has(scope)).toBe(false);
    }),
  );
});

test("what a key did is told: what happened by it, how much money, and nothing of others", async () => {
  const { ctx, admin, key, paymentId } = await aCaller();
  const refunding = await asked(ctx, { method: "POST", address: "203.0.113.7" });
  await requestRefund(refunding, { paymentId, amountMinor: 700n });
  const again = await asked(ctx, { method: "POST", address: "203.0.113.7" });
  await requestRefund(again, { paymentId, amountMinor: 300n });
  await take(ctx);
  const window = { apiKeyId: key.id, from: hoursAgo(1), to: systemClock().add({ minutes: 1 }) };
  const told = await retrieveKeyDeeds(admin, window);
  expect(told.deeds).toContainEqual({
    type: "refund.created",
    currency: "CNY",
    count: 2,
    amountMinor: 1_000n,
  });
  expect(told.deeds.map(({ type }) => type)).not.toContain("payment_intent.created");
  expect(told.latest.some(({ objectId }) => objectId.startsWith("re_"))).toBe(true);
  expect(told.uses).toMatchObject([{ address: "203.0.113.7", count: 2 }]);
  const before = { ...window, from: hoursAgo(9), to: hoursAgo(8) };
  expect((await retrieveKeyDeeds(admin, before)).deeds).toEqual([]);
  const tooLong = { ...window, from: hoursAgo(24 * 40) };
  await expect(retrieveKeyDeeds(admin, tooLong)).rejects.toMatchObject({ code: "range_too_wide" });
});

test("another account's key is not there, and viewers see nothing of what keys do", async () => {
  const { account, key } = await aCaller();
  const elsewhere = personContext(await anAccount(), await aPerson("admin"));
  const viewer = personContext(account, await aPerson("viewer"));
  const window = { apiKeyId: key.id, from: hoursAgo(1), to: systemClock() };
  for (const [ctx, code] of [
    [elsewhere, "resource_missing"],
    [viewer, "more_permissions_required"],
  ] as const) {
    for (const attempt of [
      () => retrieveKeyCallers(ctx, window),
      () => retrieveKeyDeeds(ctx, window),
      () => retrieveNeededRights(ctx, { ...window, days: 7, scopeOf }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code });
    }
  }
});

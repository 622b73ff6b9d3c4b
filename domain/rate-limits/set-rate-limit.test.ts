import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { auditEntries } from "#db/schema/record";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
import { listRateLimits } from "#domain/rate-limits/list-rate-limits";
import { givenLimits } from "#domain/rate-limits/rate-limits";
import { setRateLimit } from "#domain/rate-limits/set-rate-limit";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";

const rate = { ratePerSecond: 5, burst: 20 };
const none = { rate: undefined, callsPerDay: undefined, inFlight: undefined };
const limits = { ...none, rate };

async function anAdmin() {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("admin"));
  const { key } = await createApiKey(ctx, { name: "Shop" });
  return { account, ctx, key };
}

test("an admin limits the account and a key, and the list says so", async () => {
  const { account, ctx, key } = await anAdmin();
  await setRateLimit(ctx, { subject: account.id, limits });
  await setRateLimit(ctx, {
    subject: key.id,
    limits: { ...none, rate: { ratePerSecond: 1, burst: 2 } },
  });
  const other = await createApiKey(ctx, { name: "Till" });
  const given = givenLimits();
  expect(await listRateLimits(ctx)).toMatchObject({
    parts: [
      { by: "account", limits, own: limits },
      { by: "key", key: { name: "Till" }, limits: given.ofKey, own: undefined },
      { by: "key", key: { name: "Shop" }, limits: { rate: { ratePerSecond: 1 } } },
    ],
    most: given.most,
  });
  expect(other.key.id).not.toBe(key.id);
});

test("what is taken back is again what everyone is given", async () => {
  const { account, ctx, key } = await anAdmin();
  for (const subject of [account.id, key.id]) {
    await setRateLimit(ctx, { subject, limits });
    await setRateLimit(ctx, { subject, limits: none });
  }
  const listed = await listRateLimits(ctx);
  expect(listed.parts).toMatchObject([
    { limits: givenLimits().ofAccount, own: undefined },
    { subject: key.id, limits: givenLimits().ofKey, own: undefined },
  ]);
});

const unset = { callsPerDay: null, inFlight: null };

test("the audit log says what a limit was and what it is", async () => {
  const { account, ctx } = await anAdmin();
  await setRateLimit(ctx, { subject: account.id, limits });
  await setRateLimit(ctx, {
    subject: account.id,
    limits: { ...none, rate: { ...rate, burst: 21 } },
  });
  const entries = await database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subject, account.id))
    .orderBy(auditEntries.id);
  expect(entries.map(({ action, before, after }) => [action, before, after])).toEqual([
    ["rate_limit.changed", { ...unset, ratePerSecond: null, burst: null }, { ...unset, ...rate }],
    ["rate_limit.changed", { ...unset, ...rate }, { ...unset, ...rate, burst: 21 }],
  ]);
});

test("nobody sets more than the operator allows, or what is no limit", async () => {
  const { account, ctx } = await anAdmin();
  const { most } = givenLimits();
  for (const [broken, param] of [
    [{ rate: { ...rate, ratePerSecond: most.ratePerSecond + 1 } }, "rate"],
    [{ rate: { ...rate, ratePerSecond: 0 } }, "rate"],
    [{ rate: { ...rate, burst: most.burst + 1 } }, "burst"],
    [{ rate: { ...rate, burst: 1.5 } }, "burst"],
    [{ callsPerDay: 0 }, "calls_per_day"],
    [{ callsPerDay: most.callsPerDay + 1 }, "calls_per_day"],
    [{ inFlight: most.inFlight + 1 }, "in_flight"],
  ] as const) {
    const refused = setRateLimit(ctx, { subject: account.id, limits: { ...none, ...broken } });
    await expect(refused).rejects.toMatchObject({ code: "parameter_invalid", details: { param } });
  }
  const { callsPerDay, inFlight, ...mostRate } = most;
  const all = { rate: mostRate, callsPerDay, inFlight };
  await setRateLimit(ctx, { subject: account.id, limits: all });
  for (const subject of ["address", "route POST /v1/refunds"]) {
    await setRateLimit(ctx, { subject, limits: { ...all, inFlight: undefined } });
    const refused = setRateLimit(ctx, { subject, limits: { ...none, inFlight } });
    await expect(refused).rejects.toMatchObject({ details: { param: "in_flight" } });
  }
});

test("a limit of another account, or of a revoked key, is not there to be set", async () => {
  const { ctx, key } = await anAdmin();
  const other = await anAdmin();
  await revokeApiKey(ctx, { apiKeyId: key.id });
  for (const subject of [
    key.id,
    other.key.id,
    other.account.id,
    "",
    "key_",
    "route",
    "route POST /x",
  ]) {
    const refused = setRateLimit(ctx, { subject, limits });
    await expect(refused).rejects.toMatchObject({ code: "resource_missing" });
  }
});

test("neither a developer nor a key raises its own limit", async () => {
  const { account, key } = await anAdmin();
  const input = { subject: key.id, limits };
  const developer = personContext(account, await aPerson("developer"));
  await expect(setRateLimit(developer, input)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  const { id, name, createdBy } = key;
  const itself = keyContext(account, { actor: { kind: "api_key", id, name, createdBy } });
  await expect(setRateLimit(itself, input)).rejects.toMatchObject({
    code: "more_permissions_required",
    details: { param: "key" },
  });
  await expect(setRateLimit(keyContext(account), input)).resolves.toMatchObject({ burst: 20 });
});

test("two who set a limit for the first time at once both have their say, one after the other", async () => {
  const { account, ctx } = await anAdmin();
  const rates = [1, 2, 3, 4];
  const set = await Promise.all(
    rates.map((ratePerSecond) =>
      setRateLimit(ctx, {
        subject: account.id,
        limits: { ...none, rate: { ...rate, ratePerSecond } },
      }),
    ),
  );
  expect(new Set(set.map(({ version }) => version))).toEqual(new Set([1n, 2n, 3n, 4n]));
});

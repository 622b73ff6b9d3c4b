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

const limit = { ratePerSecond: 5, burst: 20 };

async function anAdmin() {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("admin"));
  const { key } = await createApiKey(ctx, { name: "Shop" });
  return { account, ctx, key };
}

test("an admin limits the account and a key, and the list says so", async () => {
  const { account, ctx, key } = await anAdmin();
  await setRateLimit(ctx, { subject: account.id, limit });
  await setRateLimit(ctx, { subject: key.id, limit: { ratePerSecond: 1, burst: 2 } });
  const other = await createApiKey(ctx, { name: "Till" });
  const given = givenLimits();
  expect(await listRateLimits(ctx)).toMatchObject({
    account: limit,
    keys: [
      { id: other.key.id, name: "Till", own: undefined },
      { id: key.id, name: "Shop", own: { ratePerSecond: 1, burst: 2 } },
    ],
    otherKeys: given.key,
    most: given.most,
  });
});

test("what is taken back is again what everyone is given", async () => {
  const { account, ctx, key } = await anAdmin();
  for (const subject of [account.id, key.id]) {
    await setRateLimit(ctx, { subject, limit });
    await setRateLimit(ctx, { subject, limit: undefined });
  }
  const listed = await listRateLimits(ctx);
  expect(listed.account).toEqual(givenLimits().account);
  expect(listed.keys).toMatchObject([{ id: key.id, own: undefined }]);
});

test("the audit log says what a limit was and what it is", async () => {
  const { account, ctx } = await anAdmin();
  await setRateLimit(ctx, { subject: account.id, limit });
  await setRateLimit(ctx, { subject: account.id, limit: { ...limit, burst: 21 } });
  const entries = await database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subject, account.id))
    .orderBy(auditEntries.id);
  expect(entries.map(({ action, before, after }) => [action, before, after])).toEqual([
    ["rate_limit.changed", { ratePerSecond: null, burst: null }, limit],
    ["rate_limit.changed", limit, { ...limit, burst: 21 }],
  ]);
});

test("nobody sets more than the operator allows, or what is no limit", async () => {
  const { account, ctx } = await anAdmin();
  const { most } = givenLimits();
  for (const [broken, param] of [
    [{ ...limit, ratePerSecond: most.ratePerSecond + 1 }, "rate"],
    [{ ...limit, ratePerSecond: 0 }, "rate"],
    [{ ...limit, burst: most.burst + 1 }, "burst"],
    [{ ...limit, burst: 1.5 }, "burst"],
  ] as const) {
    const refused = setRateLimit(ctx, { subject: account.id, limit: broken });
    await expect(refused).rejects.toMatchObject({ code: "parameter_invalid", details: { param } });
  }
  await setRateLimit(ctx, { subject: account.id, limit: most });
});

test("a limit of another account, or of a revoked key, is not there to be set", async () => {
  const { ctx, key } = await anAdmin();
  const other = await anAdmin();
  await revokeApiKey(ctx, { apiKeyId: key.id });
  for (const subject of [key.id, other.key.id, other.account.id, "", "key_"]) {
    const refused = setRateLimit(ctx, { subject, limit });
    await expect(refused).rejects.toMatchObject({ code: "resource_missing" });
  }
});

test("neither a developer nor a key raises its own limit", async () => {
  const { account, key } = await anAdmin();
  const input = { subject: key.id, limit };
  const developer = personContext(account, await aPerson("developer"));
  await expect(setRateLimit(developer, input)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(setRateLimit(keyContext(account), input)).rejects.toMatchObject({
    code: "person_required",
  });
});

test("two who set a limit for the first time at once both have their say, one after the other", async () => {
  const { account, ctx } = await anAdmin();
  const rates = [1, 2, 3, 4];
  const set = await Promise.all(
    rates.map((ratePerSecond) =>
      setRateLimit(ctx, { subject: account.id, limit: { ...limit, ratePerSecond } }),
    ),
  );
  expect(new Set(set.map(({ version }) => version))).toEqual(new Set([1n, 2n, 3n, 4n]));
});

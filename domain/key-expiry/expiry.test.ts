import { expect, test } from "vitest";
import { daysLeft } from "#domain/api-keys/api-key";
import { authenticateApiKey } from "#domain/api-keys/authenticate-api-key";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
import { tellExpiringKey } from "#domain/key-expiry/tell-expiring-key";
import { tellExpiringKeys } from "#domain/key-expiry/tell-expiring-keys";
import { anAccount, aPerson, keyContext, personContext, workerContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";

async function aKey() {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("developer"));
  const { key, secret } = await createApiKey(ctx, { name: "Till", lifetimeDays: 30 });
  const after = (hours: number) => () => systemClock().add({ hours });
  const tell = (hours: number) =>
    tellExpiringKey(workerContext(account, { clock: after(hours) }), { apiKeyId: key.id });
  return { account, ctx, key, secret, after, tell };
}

test("a key opens nothing from its end on, and says why", async () => {
  const { key, secret, after } = await aKey();
  expect((await authenticateApiKey(secret, after(30 * 24 - 1))).key.id).toBe(key.id);
  const late = await authenticateApiKey(secret, after(30 * 24 + 1)).catch(
    (error: unknown) => error,
  );
  expect(late).toMatchObject({ code: "api_key_invalid" });
  expect(String(late)).toMatch(/expired/);
});

test("a key without an end has none", async () => {
  const { ctx } = await aKey();
  const { key, secret } = await createApiKey(ctx, { name: "Till" });
  expect(key.expiresAt).toBeNull();
  const found = await authenticateApiKey(secret, () => systemClock().add({ hours: 24 * 3_650 }));
  expect(daysLeft(found.key, systemClock())).toBeUndefined();
});

test("the days that are left are told in the last week only", () => {
  const now = systemClock();
  const left = (hours: number) => daysLeft({ expiresAt: now.add({ hours }) }, now);
  expect([24 * 8, 24 * 7, 24 * 7 - 1, 24, 23, 0, -1].map(left)).toEqual([
    undefined,
    7,
    6,
    1,
    0,
    undefined,
    undefined,
  ]);
});

test("a key is told of once, in its last week, and not when it is revoked", async () => {
  const { tell } = await aKey();
  expect((await tell(24 * 22)).expiryToldAt).toBeNull();
  const told = (await tell(24 * 24)).expiryToldAt;
  expect(told).not.toBeNull();
  expect((await tell(24 * 25)).expiryToldAt).toEqual(told);
  const other = await aKey();
  await revokeApiKey(other.ctx, { apiKeyId: other.key.id });
  expect((await other.tell(24 * 24)).expiryToldAt).toBeNull();
});

test("the worker finds every key that is due", async () => {
  const { account, key, after } = await aKey();
  await tellExpiringKeys(after(24 * 24));
  const worker = workerContext(account, { clock: after(24 * 24) });
  const told = await tellExpiringKey(worker, { apiKeyId: key.id });
  expect(told.version).toBe(2n);
});

test("another account's key is not there to tell of, and programs tell of none", async () => {
  const { key } = await aKey();
  const account = await anAccount();
  const elsewhere = tellExpiringKey(workerContext(account), { apiKeyId: key.id });
  await expect(elsewhere).rejects.toMatchObject({ code: "resource_missing" });
  const byKey = tellExpiringKey(keyContext(account), { apiKeyId: key.id });
  await expect(byKey).rejects.toMatchObject({ code: "more_permissions_required" });
});

import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { apiKeyDigests, apiKeys } from "#db/schema/api-keys";
import { auditEntries } from "#db/schema/record";
import { isApiKeySecret, newApiKeySecret } from "#domain/api-keys/api-key-secret";
import { authenticateApiKey } from "#domain/api-keys/authenticate-api-key";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { writeKeyUses } from "#domain/api-keys/key-uses";
import { listApiKeys } from "#domain/api-keys/list-api-keys";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";

async function developer() {
  const account = await anAccount();
  const person = await aPerson("developer");
  return { account, person, ctx: personContext(account, person) };
}

test("a key opens the account it was made in, and tells who made it", async () => {
  const { account, person, ctx } = await developer();
  const { key, secret } = await createApiKey(ctx, { name: "Shop" });
  const found = await authenticateApiKey(secret, systemClock);
  expect(found.account.id).toBe(account.id);
  expect(found.key).toMatchObject({ id: key.id, createdBy: person.id });
  expect(key.hint).toBe(`tg_test_…${secret.slice(-4)}`);
});

test("the secret is kept nowhere", async () => {
  const { ctx } = await developer();
  const { key, secret } = await createApiKey(ctx, { name: "Shop" });
  const rows = [
    await database().select().from(apiKeys).where(eq(apiKeys.id, key.id)),
    await database().select().from(apiKeyDigests).where(eq(apiKeyDigests.keyId, key.id)),
    await database().select().from(auditEntries).where(eq(auditEntries.subject, key.id)),
  ];
  expect(rows.flat()).toHaveLength(3);
  const text = JSON.stringify(rows, (_, value: unknown) =>
    typeof value === "bigint" ? "" : value,
  );
  expect(text).not.toContain(secret.slice(8, 30));
});

test("a revoked key is refused at once, in the words for an unknown one", async () => {
  const { ctx } = await developer();
  const { key, secret } = await createApiKey(ctx, { name: "Shop" });
  await revokeApiKey(ctx, { apiKeyId: key.id });
  const revoked = await authenticateApiKey(secret, systemClock).catch((error: unknown) => error);
  const unknown = await authenticateApiKey(newApiKeySecret("live"), systemClock).catch(
    (error: unknown) => error,
  );
  expect(revoked).toMatchObject({ code: "api_key_invalid" });
  expect(unknown).toEqual(revoked);
});

test("revoking twice leaves the first moment", async () => {
  const { ctx } = await developer();
  const { key } = await createApiKey(ctx, { name: "Shop" });
  const first = await revokeApiKey(ctx, { apiKeyId: key.id });
  const second = await revokeApiKey(ctx, { apiKeyId: key.id });
  expect(second).toEqual(first);
});

test("use is noted once a minute and no oftener", async () => {
  const { ctx } = await developer();
  const { secret } = await createApiKey(ctx, { name: "Shop" });
  const start = systemClock();
  const usedAt = async (seconds: number) => {
    await authenticateApiKey(secret, () => start.add({ seconds }));
    await writeKeyUses();
    const { rows } = await listApiKeys(ctx, { limit: 1 });
    return rows[0]?.lastUsedAt?.epochMilliseconds;
  };
  expect(await usedAt(0)).toBe(start.epochMilliseconds);
  expect(await usedAt(59)).toBe(start.epochMilliseconds);
  expect(await usedAt(61)).toBe(start.add({ seconds: 61 }).epochMilliseconds);
});

test("another account's key is not there to revoke", async () => {
  const { key } = await createApiKey((await developer()).ctx, { name: "Shop" });
  const other = await developer();
  const refused = revokeApiKey(other.ctx, { apiKeyId: key.id });
  await expect(refused).rejects.toMatchObject({ code: "resource_missing" });
});

test("who may not make keys makes none", async () => {
  const { account } = await developer();
  const ctx = personContext(account, await aPerson("viewer"));
  const refused = createApiKey(ctx, { name: "Shop" });
  await expect(refused).rejects.toMatchObject({ code: "more_permissions_required" });
});

test("any one wrong character is found before a look-up", () => {
  const place = fc.nat(newApiKeySecret("live").length - 1);
  fc.assert(
    fc.property(place, fc.constantFrom("0", "9", "a", "Z", "_", "é"), (at, character) => {
      const secret = newApiKeySecret("live");
      const mistyped = secret.slice(0, at) + character + secret.slice(at + 1);
      expect(isApiKeySecret(mistyped)).toBe(mistyped === secret);
    }),
  );
});

test("the mode can be read off a key", () => {
  expect(newApiKeySecret("live")).toMatch(/^tg_live_[0-9A-Za-z]{49}$/);
  expect(newApiKeySecret("sandbox")).toMatch(/^tg_test_[0-9A-Za-z]{49}$/);
});

test("the list names who made each key", async () => {
  const { account, ctx } = await developer();
  await createApiKey(ctx, { name: "Shop" });
  const other = personContext(account, await aPerson("admin", "Adam"));
  await createApiKey(other, { name: "Till" });
  const { rows } = await listApiKeys(ctx, { limit: 10 });
  expect(rows.map(({ name, createdByName }) => [name, createdByName])).toEqual([
    ["Till", "Adam"],
    ["Shop", "developer"],
  ]);
});

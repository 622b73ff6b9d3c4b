import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { auditEntries } from "#db/schema/record";
import { authenticateApiKey } from "#domain/api-keys/authenticate-api-key";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { pinVersion } from "#domain/key-versions/pin-version";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";

async function aKey() {
  const ctx = personContext(await anAccount(), await aPerson("admin"));
  const { key, secret } = await createApiKey(ctx, { name: "Till" });
  return { ctx, secret, apiKeyId: key.id };
}

test("a pinned version holds from the next request, and can be let go", async () => {
  const { ctx, secret, apiKeyId } = await aKey();
  const pinned = async () => (await authenticateApiKey(secret, systemClock)).key.apiVersion;
  expect(await pinned()).toBeNull();
  await pinVersion(ctx, { apiKeyId, version: "2025-11-17.clover" });
  expect(await pinned()).toBe("2025-11-17.clover");
  await pinVersion(ctx, { apiKeyId, version: null });
  expect(await pinned()).toBeNull();
  const entries = await database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subject, apiKeyId))
    .orderBy(auditEntries.id);
  const told = entries.filter(({ action }) => action === "api_key.version_pinned");
  expect(told).toHaveLength(2);
  const pin = { before: { api_version: null }, after: { api_version: "2025-11-17.clover" } };
  expect(told).toContainEqual(expect.objectContaining(pin));
  const back = { before: pin.after, after: pin.before };
  expect(told).toContainEqual(expect.objectContaining(back));
});

test("a version that is not spoken is not pinned, nor one of another account's key", async () => {
  const { ctx, apiKeyId } = await aKey();
  await expect(pinVersion(ctx, { apiKeyId, version: "1999-01-01" })).rejects.toMatchObject({
    code: "api_version_invalid",
  });
  const { ctx: stranger } = await aKey();
  await expect(pinVersion(stranger, { apiKeyId, version: null })).rejects.toMatchObject({
    code: "resource_missing",
  });
  const viewer = personContext(ctx.account, await aPerson("viewer"));
  await expect(pinVersion(viewer, { apiKeyId, version: null })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});

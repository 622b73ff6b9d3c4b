import { generateKeyPairSync } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { signingKeys } from "#db/schema/signatures";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { DomainError } from "#domain/errors/domain-error";
import { pemOf } from "#domain/signatures/public-key";
import { addSigningKey } from "#domain/signing-keys/add-signing-key";
import { signingKeyInUse } from "#domain/signing-keys/key-in-use";
import { listSigningKeys } from "#domain/signing-keys/list-signing-keys";
import { revokeSigningKey } from "#domain/signing-keys/revoke-signing-key";
import { setSigningRules } from "#domain/signing-keys/set-signing-rules";
import { mostSigningKeys } from "#domain/signing-keys/signing-key";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";

async function aDeveloper() {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("admin"));
  const { key: apiKey } = await createApiKey(ctx, { name: "Till" });
  return { account, ctx, apiKey, apiKeyId: apiKey.id };
}

/** How these were refused. */
async function codesOf(tried: readonly Promise<unknown>[]): Promise<ReadonlySet<unknown>> {
  const settled = await Promise.allSettled(tried);
  return new Set(
    settled.map(
      (one) => one.status === "rejected" && one.reason instanceof DomainError && one.reason.code,
    ),
  );
}

function aPublicKey(): string {
  return pemOf(generateKeyPairSync("ed25519").publicKey);
}

test("a public key is registered and listed, newest first", async () => {
  const { ctx, apiKeyId } = await aDeveloper();
  const publicKey = aPublicKey();
  const asked = { apiKeyId, algorithm: "ed25519", publicKey } as const;
  const first = await addSigningKey(ctx, { ...asked, name: "One" });
  const second = await addSigningKey(ctx, { ...asked, name: "Two", publicKey: aPublicKey() });
  expect([first.secret, first.key.publicKey]).toEqual([null, publicKey]);
  const listed = await listSigningKeys(ctx, { apiKeyId });
  expect(listed.map(({ id }) => id)).toEqual([second.key.id, first.key.id]);
  const again = addSigningKey(ctx, { ...asked, name: "Again" });
  await expect(again).rejects.toMatchObject({ code: "resource_already_exists" });
});

test("a shared secret is shown once, kept sealed, and forgotten when it is revoked", async () => {
  const { ctx, apiKeyId } = await aDeveloper();
  const added = await addSigningKey(ctx, { apiKeyId, name: "Till", algorithm: "hmac-sha256" });
  expect(added.secret).toMatch(/^tgss_[\w-]{43}$/);
  expect(JSON.stringify({ ...added.key, version: 1 })).not.toContain(added.secret);
  expect(added.key.sealedSecret).toMatch(/^vk_/);
  const revoked = await revokeSigningKey(ctx, { signingKeyId: added.key.id });
  expect(revoked.sealedSecret).toBeNull();
  const twice = await revokeSigningKey(ctx, { signingKeyId: added.key.id });
  expect(twice.version).toBe(revoked.version);
});

test("an API key has room for some signing keys that are in use, and no more", async () => {
  const { ctx, apiKeyId } = await aDeveloper();
  const add = () => addSigningKey(ctx, { apiKeyId, name: "Till", algorithm: "hmac-sha256" });
  const added = [];
  for (let count = 0; count < mostSigningKeys; count += 1) added.push(await add());
  await expect(add()).rejects.toMatchObject({ code: "signing_key_limit_reached" });
  await revokeSigningKey(ctx, { signingKeyId: added[0]?.key.id ?? "" });
  expect((await add()).secret).not.toBeNull();
});

test("a signing key holds until it expires, and for its own API key alone", async () => {
  const { ctx, apiKey, apiKeyId } = await aDeveloper();
  const other = await createApiKey(ctx, { name: "Other" });
  const { key } = await addSigningKey(ctx, {
    apiKeyId,
    name: "Till",
    algorithm: "ed25519",
    publicKey: aPublicKey(),
    lifetimeDays: 30,
  });
  const now = systemClock();
  expect((await signingKeyInUse(apiKey, key.id, now))?.row.id).toBe(key.id);
  expect(await signingKeyInUse(other.key, key.id, now)).toBeUndefined();
  expect(await signingKeyInUse(apiKey, key.id, now.add({ hours: 24 * 31 }))).toBeUndefined();
  expect(await signingKeyInUse(apiKey, "sgk_x", now)).toBeUndefined();
});

test("the key that takes the place of another signs with what that one signs with", async () => {
  const { ctx, apiKey, apiKeyId } = await aDeveloper();
  const { key } = await addSigningKey(ctx, { apiKeyId, name: "Till", algorithm: "hmac-sha256" });
  const successor = { ...apiKey, id: "key_0000000000000000000000", lineId: apiKey.id } as const;
  expect((await signingKeyInUse(successor, key.id, systemClock()))?.row.id).toBe(key.id);
});

test("a key that SQL by hand has revoked holds no longer, as soon as the triggers tell", async () => {
  const { ctx, apiKey, apiKeyId } = await aDeveloper();
  const { key } = await addSigningKey(ctx, { apiKeyId, name: "Till", algorithm: "hmac-sha256" });
  await signingKeyInUse(apiKey, key.id, systemClock());
  await database()
    .update(signingKeys)
    .set({ revokedAt: systemClock(), sealedSecret: null })
    .where(eq(signingKeys.id, key.id));
  await expect
    .poll(() => signingKeyInUse(apiKey, key.id, systemClock()), { timeout: 1_000, interval: 20 })
    .toBeUndefined();
});

test("signed only is set where there is a key to sign with, and can be taken back", async () => {
  const { ctx, apiKeyId } = await aDeveloper();
  const set = (signedOnly: boolean) =>
    setSigningRules(ctx, { apiKeyId, signedOnly, signedAnswers: true });
  await expect(set(true)).rejects.toMatchObject({ code: "parameter_invalid" });
  await addSigningKey(ctx, { apiKeyId, name: "Till", algorithm: "hmac-sha256" });
  expect(await set(true)).toMatchObject({ signedOnly: true, signedAnswers: true });
  expect(await set(false)).toMatchObject({ signedOnly: false });
});

test("who may not make keys adds, sets and revokes nothing; programs never do", async () => {
  const { account, ctx, apiKeyId } = await aDeveloper();
  const { key } = await addSigningKey(ctx, { apiKeyId, name: "Till", algorithm: "hmac-sha256" });
  for (const other of [keyContext(account), personContext(account, await aPerson("viewer"))]) {
    const tried = [
      addSigningKey(other, { apiKeyId, name: "x", algorithm: "hmac-sha256" }),
      revokeSigningKey(other, { signingKeyId: key.id }),
      setSigningRules(other, { apiKeyId, signedOnly: false, signedAnswers: false }),
      listSigningKeys(other, { apiKeyId }),
    ];
    expect(await codesOf(tried)).toEqual(new Set(["more_permissions_required"]));
  }
});

test("another account's keys are as if they were not", async () => {
  const [own, other] = [await aDeveloper(), await aDeveloper()];
  const { key } = await addSigningKey(own.ctx, {
    apiKeyId: own.apiKeyId,
    name: "Till",
    algorithm: "hmac-sha256",
  });
  const tried = [
    addSigningKey(other.ctx, { apiKeyId: own.apiKeyId, name: "x", algorithm: "hmac-sha256" }),
    revokeSigningKey(other.ctx, { signingKeyId: key.id }),
    listSigningKeys(other.ctx, { apiKeyId: own.apiKeyId }),
    setSigningRules(other.ctx, { apiKeyId: own.apiKeyId, signedOnly: false, signedAnswers: true }),
  ];
  expect(await codesOf(tried)).toEqual(new Set(["resource_missing"]));
});

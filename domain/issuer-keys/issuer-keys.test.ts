import { sign, verify } from "node:crypto";
import { inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { issuerKeys } from "#db/schema/signatures";
import { issuerAlgorithms } from "#domain/issuer-keys/issuer-key";
import { makeIssuerKey, openedIssuerKey } from "#domain/issuer-keys/make-issuer-key";
import {
  forgetIssuerKeys,
  publishedIssuerKeys,
  signingIssuerKey,
} from "#domain/issuer-keys/published-issuer-keys";
import { publishedSet } from "#domain/issuer-keys/published-set";
import { rotateIssuerKeys } from "#domain/issuer-keys/rotate-issuer-keys";
import { operatorContext } from "#domain/merchants/operator-context";
import { anAccount, keyContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";

const after = (minutes: number) => () => systemClock().add({ minutes });
const operator = (minutes = 0) => operatorContext(after(minutes));

test("the set that is published has a key of each algorithm, and no private half", async () => {
  const { keys } = publishedSet(await publishedIssuerKeys(systemClock));
  expect(new Set(keys.map(({ alg }) => alg))).toEqual(new Set(["ES256", "RS256", "EdDSA"]));
  for (const key of keys) {
    expect(key.use).toBe("sig");
    expect(key.kid).toMatch(/^isk_/);
    for (const secret of ["d", "p", "q", "dp", "dq", "qi", "k"])
      expect(key).not.toHaveProperty(secret);
  }
});

test("what a key signs is checked with what is published under its name", async () => {
  const key = await signingIssuerKey("Ed25519", systemClock);
  const text = Buffer.from("told");
  const published = (await publishedIssuerKeys(systemClock)).find(({ id }) => id === key.id);
  const signature = sign(null, text, key.privateKey);
  expect(published && verify(null, text, published.publicKey, signature)).toBe(true);
});

test("the private half is kept sealed, and not for another row", async () => {
  await publishedIssuerKeys(systemClock);
  const rows = await database().select().from(issuerKeys);
  const [one, other] = rows.filter(({ sealedPrivateKey }) => sealedPrivateKey !== null);
  expect(one?.sealedPrivateKey).toMatch(/^vk_/);
  if (!(one && other)) throw new Error("There are keys.");
  const moved = openedIssuerKey({ ...one, sealedPrivateKey: other.sealedPrivateKey });
  await expect(moved).rejects.toThrow("opens where it was sealed");
});

test("a rotation publishes the next key before it signs, and keeps the former published", async () => {
  const former = await signingIssuerKey("ES256", systemClock);
  expect(await rotateIssuerKeys(operator(), { oldestDays: 0 })).toMatchObject({ made: 3 });
  const published = await publishedIssuerKeys(systemClock);
  expect(published.filter(({ algorithm }) => algorithm === "ES256").length).toBeGreaterThan(1);
  expect((await signingIssuerKey("ES256", systemClock)).id).toBe(former.id);
  forgetIssuerKeys();
  const later = await signingIssuerKey("ES256", after(16));
  expect(later.id).not.toBe(former.id);
  const ids = (await publishedIssuerKeys(after(16))).map(({ id }) => id);
  expect(ids).toContain(former.id);
  forgetIssuerKeys();
});

test("nothing is rotated that is young enough", async () => {
  await publishedIssuerKeys(systemClock);
  expect(await rotateIssuerKeys(operator(), { oldestDays: 90 })).toMatchObject({ made: 0 });
});

test("a key that has ended is published no longer, and its private half is forgotten", async () => {
  const former = await signingIssuerKey("RS256", systemClock);
  await rotateIssuerKeys(operator(), { oldestDays: 0, atOnce: true });
  const now = await publishedIssuerKeys(systemClock);
  expect(now.map(({ id }) => id)).not.toContain(former.id);
  expect((await signingIssuerKey("RS256", systemClock)).id).not.toBe(former.id);
  const [row] = await database()
    .select()
    .from(issuerKeys)
    .where(inArray(issuerKeys.id, [former.id]));
  expect(row?.sealedPrivateKey).toBeNull();
});

test("of two processes that make the same key, one does", async () => {
  const createdAt = systemClock();
  const one = { algorithm: "Ed25519", number: 900_000, createdAt, signsFrom: createdAt } as const;
  const made = await Promise.all([makeIssuerKey(one), makeIssuerKey(one)]);
  expect(made.filter((key) => key !== undefined)).toHaveLength(1);
  await database()
    .update(issuerKeys)
    .set({ endsAt: createdAt, sealedPrivateKey: null })
    .where(inArray(issuerKeys.number, [900_000]));
  forgetIssuerKeys();
});

test("only the operator rotates them", async () => {
  const ctx = keyContext(await anAccount());
  const tried = rotateIssuerKeys(ctx, { oldestDays: 0 });
  await expect(tried).rejects.toMatchObject({ code: "more_permissions_required" });
  expect(issuerAlgorithms).toHaveLength(3);
});

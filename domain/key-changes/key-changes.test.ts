import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { rateLimits } from "#db/schema/rate-limits";
import { auditEntries } from "#db/schema/record";
import { apiKeyScopes } from "#domain/access/scopes";
import { authenticateApiKey } from "#domain/api-keys/authenticate-api-key";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { listApiKeys } from "#domain/api-keys/list-api-keys";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
import { reportLeak } from "#domain/key-changes/report-leak";
import { retrieveApiKey } from "#domain/key-changes/retrieve-api-key";
import { rotateApiKey } from "#domain/key-changes/rotate-api-key";
import { updateApiKey } from "#domain/key-changes/update-api-key";
import { setRateLimit } from "#domain/rate-limits/set-rate-limit";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { contextOfKey } from "#e2e/support/limited-key";
import { paid } from "#e2e/support/payment";
import { systemClock } from "#platform/clock";

const refundLimit = { kind: "refunds", currency: "CNY", mostMinor: "1000" };

async function aKey() {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("admin"));
  const made = await createApiKey(ctx, {
    name: "Till",
    networks: ["203.0.113.0/24"],
    scopes: ["refunds:read", "refunds:write"],
    spendingLimits: [refundLimit],
  });
  return { account, ctx, ...made, apiKeyId: made.key.id };
}

const hence = (hours: number) => () => systemClock().add({ hours });

const opens = (secret: string, hours = 0) =>
  authenticateApiKey(secret, hence(hours)).then(
    ({ key }) => key.id,
    (error: { code: string }) => error.code,
  );

test("a rotated key goes on until its grace is over, and its successor is the same in all else", async () => {
  const { ctx, key, secret, apiKeyId } = await aKey();
  const rotated = await rotateApiKey(ctx, { apiKeyId, graceHours: 24 });
  expect(await opens(secret, 23)).toBe(apiKeyId);
  expect(await opens(secret, 25)).toBe("api_key_invalid");
  expect(await opens(rotated.secret, 25)).toBe(rotated.key.id);
  const { scopes, networks, spendingLimits, name } = key;
  expect(rotated.key).toMatchObject({ scopes, networks, spendingLimits, name, expiresAt: null });
  expect(rotated.key.hint).not.toBe(key.hint);
  const story = await retrieveApiKey(ctx, { apiKeyId: rotated.key.id });
  expect(story.former?.id).toBe(apiKeyId);
  expect((await retrieveApiKey(ctx, { apiKeyId })).later?.id).toBe(rotated.key.id);
});

test("a limit of its rate that was set for a key is its successor's too", async () => {
  const { ctx, apiKeyId } = await aKey();
  await setRateLimit(ctx, { subject: apiKeyId, limits: { rate: { ratePerSecond: 2, burst: 7 } } });
  const rotated = await rotateApiKey(ctx, { apiKeyId, graceHours: 24 });
  const { reissued } = await reportLeak(ctx, { apiKeyId: rotated.key.id, reissues: true });
  const rows = await database()
    .select()
    .from(rateLimits)
    .where(eq(rateLimits.accountId, ctx.account.id));
  expect(new Set(rows.map(({ subject, burst }) => `${subject} ${burst}`))).toEqual(
    new Set([apiKeyId, rotated.key.id, reissued?.key.id].map((id) => `${id} 7`)),
  );
});

test("a rotation without grace ends the old key at once", async () => {
  const { ctx, secret, apiKeyId } = await aKey();
  await rotateApiKey(ctx, { apiKeyId, graceHours: 0 });
  expect(await opens(secret)).toBe("api_key_invalid");
});

test("a grace never makes a key last longer than it would have", async () => {
  const { ctx } = await aKey();
  const { key, secret } = await createApiKey(ctx, { name: "Till", lifetimeDays: 30 });
  const rotated = await rotateApiKey(ctx, { apiKeyId: key.id, graceHours: 24 * 60 });
  expect(rotated.former.expiresAt).toEqual(key.expiresAt);
  expect(await opens(secret, 24 * 31)).toBe("api_key_invalid");
  expect(rotated.key.expiresAt?.epochMilliseconds).toBeGreaterThanOrEqual(
    key.expiresAt?.epochMilliseconds ?? 0,
  );
});

test("a key is replaced once, also by two people at once, and not when it has ended", async () => {
  const { ctx, apiKeyId } = await aKey();
  const both = [1, 2].map(() => rotateApiKey(ctx, { apiKeyId, graceHours: 1 }));
  const ended = await Promise.allSettled(both);
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const gone = await aKey();
  await revokeApiKey(gone.ctx, { apiKeyId: gone.apiKeyId });
  const late = rotateApiKey(gone.ctx, { apiKeyId: gone.apiKeyId, graceHours: 1 });
  await expect(late).rejects.toMatchObject({ code: "api_key_unexpected_state" });
});

test("a grace is in hours, and of ninety days at most", async () => {
  const { ctx, apiKeyId } = await aKey();
  for (const graceHours of [-1, 0.5, 24 * 90 + 1, Number.NaN]) {
    await expect(rotateApiKey(ctx, { apiKeyId, graceHours })).rejects.toMatchObject({
      code: "parameter_invalid",
    });
  }
});

test("what a line of keys may spend is counted together, so that a rotation gives nothing more", async () => {
  const { account, paymentId } = await paid(100_000n);
  const ctx = personContext(account, await aPerson("admin"));
  const made = await createApiKey(ctx, { name: "Till", spendingLimits: [refundLimit] });
  await requestRefund(contextOfKey(account, made.key), { paymentId, amountMinor: 700n });
  const rotated = await rotateApiKey(ctx, { apiKeyId: made.key.id, graceHours: 1 });
  const again = await rotateApiKey(ctx, { apiKeyId: rotated.key.id, graceHours: 1 });
  for (const key of [rotated.key, again.key]) {
    const refused = requestRefund(contextOfKey(account, key), { paymentId, amountMinor: 301n });
    await expect(refused).rejects.toMatchObject({ code: "spending_limit_exceeded" });
  }
  await requestRefund(contextOfKey(account, again.key), { paymentId, amountMinor: 300n });
  const { spentToday } = await retrieveApiKey(ctx, { apiKeyId: made.key.id });
  expect(spentToday).toMatchObject([{ kind: "refunds", spentMinor: 1_000n }]);
});

test("a leaked key is refused at once, and another with the same rights takes its place", async () => {
  const { ctx, key, secret, apiKeyId } = await aKey();
  const { leaked, reissued } = await reportLeak(ctx, { apiKeyId, reissues: true });
  expect(await opens(secret)).toBe("api_key_invalid");
  expect(leaked.leakedAt).not.toBeNull();
  expect(reissued?.key).toMatchObject({ scopes: key.scopes, networks: key.networks });
  expect(await opens(reissued?.secret ?? "")).toBe(reissued?.key.id);
  const again = await reportLeak(ctx, { apiKeyId, reissues: true });
  expect(again.reissued).toBeUndefined();
  expect(again.leaked.leakedAt).toEqual(leaked.leakedAt);
});

test("a changed key has its new rights from the next request on", async () => {
  const { ctx, secret, apiKeyId } = await aKey();
  await authenticateApiKey(secret, systemClock);
  const expiresAt = systemClock().add({ hours: 5 });
  await updateApiKey(ctx, {
    apiKeyId,
    name: "Counter",
    scopes: ["payments:read"],
    networks: [],
    spendingLimits: [],
    expiresAt,
  });
  const { key } = await authenticateApiKey(secret, systemClock);
  expect(key).toMatchObject({
    name: "Counter",
    scopes: ["payments:read"],
    networks: null,
    spendingLimits: [],
    expiryToldAt: null,
  });
  expect(await opens(secret, 6)).toBe("api_key_invalid");
  await updateApiKey(ctx, { apiKeyId, expiresAt: null });
  expect(await opens(secret, 6)).toBe(apiKeyId);
});

test("an end lies ahead, and within ten years", async () => {
  const { ctx, apiKeyId } = await aKey();
  for (const hours of [-1, 24 * 366 * 11]) {
    const moved = updateApiKey(ctx, { apiKeyId, expiresAt: systemClock().add({ hours }) });
    await expect(moved).rejects.toMatchObject({ code: "parameter_invalid" });
  }
});

test("who may do less than a key can end it, but neither change, rotate nor reissue it", async () => {
  const { account, ctx } = await aKey();
  const { key } = await createApiKey(ctx, { name: "Everything" });
  expect(key.scopes).toBeNull();
  const developer = personContext(account, await aPerson("developer"));
  const apiKeyId = key.id;
  const tries = [
    () => updateApiKey(developer, { apiKeyId, name: "Mine" }),
    () => updateApiKey(developer, { apiKeyId, scopes: ["payouts:write"] }),
    () => rotateApiKey(developer, { apiKeyId, graceHours: 1 }),
    () => reportLeak(developer, { apiKeyId, reissues: true }),
    () => createApiKey(developer, { name: "More", scopes: [...apiKeyScopes] }),
  ];
  for (const attempt of tries) {
    await expect(attempt()).rejects.toMatchObject({ code: "more_permissions_required" });
  }
  await reportLeak(developer, { apiKeyId, reissues: false });
  const { rows } = await listApiKeys(ctx, { limit: 10, state: "revoked" });
  expect(rows.map(({ id }) => id)).toEqual([apiKeyId]);
});

test("another account's key is not there, and programs and viewers change none", async () => {
  const { account, apiKeyId } = await aKey();
  const elsewhere = personContext(await anAccount(), await aPerson("admin"));
  const viewer = personContext(account, await aPerson("viewer"));
  for (const [ctx, code] of [
    [elsewhere, "resource_missing"],
    [viewer, "more_permissions_required"],
    [keyContext(account), "more_permissions_required"],
  ] as const) {
    for (const attempt of [
      () => retrieveApiKey(ctx, { apiKeyId }),
      () => updateApiKey(ctx, { apiKeyId, name: "Mine" }),
      () => rotateApiKey(ctx, { apiKeyId, graceHours: 1 }),
      () => reportLeak(ctx, { apiKeyId, reissues: false }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code });
    }
  }
});

test("who has not proved themself lately changes no key", async () => {
  const { account, apiKeyId } = await aKey();
  const person = { ...(await aPerson("admin")), provenAt: systemClock().subtract({ hours: 1 }) };
  const ctx = personContext(account, person);
  for (const attempt of [
    () => updateApiKey(ctx, { apiKeyId, name: "Mine" }),
    () => rotateApiKey(ctx, { apiKeyId, graceHours: 1 }),
    () => reportLeak(ctx, { apiKeyId, reissues: false }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "proof_required" });
  }
});

test("every change leaves a row in the audit, with what was before and after", async () => {
  const { account, ctx, apiKeyId } = await aKey();
  await updateApiKey(ctx, { apiKeyId, name: "Counter" });
  await rotateApiKey(ctx, { apiKeyId, graceHours: 1 });
  await reportLeak(ctx, { apiKeyId, reissues: false });
  const rows = await database()
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.accountId, account.id), eq(auditEntries.subject, apiKeyId)))
    .orderBy(auditEntries.id);
  expect(rows.map(({ action }) => action)).toEqual([
    "api_key.created",
    "api_key.updated",
    "api_key.rotated",
    "api_key.leaked",
  ]);
  expect(rows[1]?.before).toMatchObject({ name: "Till" });
  expect(rows[1]?.after).toMatchObject({ name: "Counter" });
});

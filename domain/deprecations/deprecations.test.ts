import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import type { Account } from "#domain/access/context";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
import { listDeprecatedUses } from "#domain/deprecations/list-deprecated-uses";
import { tellAllDeprecated } from "#domain/deprecations/tell-all-deprecated";
import { tellDeprecatedUses } from "#domain/deprecations/tell-deprecated-uses";
import { listEvents } from "#domain/event-log/list-events";
import { flushRequests, logRequest } from "#domain/request-log/log-request";
import { anAccount, aPerson, keyContext, personContext, workerContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { type Id, idToUuid, newId } from "#platform/ids";

async function aKey() {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("admin"));
  const { key } = await createApiKey(ctx, { name: "Old till" });
  return { account, ctx, key };
}

/** A request with an old version, which the edge noted. */
async function oldRequest(account: Account, keyId: Id<"key">): Promise<void> {
  const at = systemClock();
  const actor = { kind: "api_key", id: keyId, name: "Old till", createdBy: null } as const;
  logRequest({
    ctx: keyContext(account, { actor, requestId: newId("req", at) }),
    method: "GET",
    route: "/v1/balance",
    url: "http://127.0.0.1/v1/balance",
    status: 200,
    body: "{}",
    startedAt: at,
    durationMs: 5,
    idempotencyKey: null,
    apiVersion: "2023-10-16",
    notes: { deprecation: "versions_before_acacia" },
  });
  await flushRequests();
}

test("who still uses what is deprecated is told once, and again a month later if it goes on", async () => {
  const { account, ctx, key } = await aKey();
  const tell = () => tellDeprecatedUses(workerContext(account));
  expect(await tell()).toEqual([]);
  await oldRequest(account, key.id);
  expect(await tell()).toMatchObject([{ keyId: key.id, deprecation: "versions_before_acacia" }]);
  expect(await tell()).toEqual([]);
  const [use] = await listDeprecatedUses(ctx);
  expect(use).toMatchObject({ keyName: "Old till", deprecation: { until: "2027-11-22" } });
  const { rows } = await listEvents(ctx, { limit: 5, types: ["api_key.uses_deprecated"] });
  expect(rows).toHaveLength(1);
  await sqlClient()`
    update deprecation_uses set told_at = told_at - interval '30 days'
    where key_id = ${idToUuid(key.id)}`;
  expect(await tell()).toHaveLength(1);
  expect(await tell()).toEqual([]);
});

test("all accounts are looked at, and one that uses nothing old hears nothing", async () => {
  const [old, fresh] = [await aKey(), await aKey()];
  await oldRequest(old.account, old.key.id);
  await tellAllDeprecated(systemClock);
  expect(await listDeprecatedUses(old.ctx)).toHaveLength(1);
  expect(await listDeprecatedUses(fresh.ctx)).toEqual([]);
});

test("a key that was revoked uses nothing any more", async () => {
  const { account, ctx, key } = await aKey();
  await oldRequest(account, key.id);
  await tellDeprecatedUses(workerContext(account));
  await revokeApiKey(ctx, { apiKeyId: key.id });
  expect(await listDeprecatedUses(ctx)).toEqual([]);
});

test("who may not see keys is not told of them", async () => {
  const viewer = personContext(await anAccount(), await aPerson("viewer"));
  await expect(listDeprecatedUses(viewer)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(tellDeprecatedUses(viewer)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});

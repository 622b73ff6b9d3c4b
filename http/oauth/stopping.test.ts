import { eq } from "drizzle-orm";
import { refreshTokenGrant, tokenIntrospection } from "openid-client";
import { expect, test } from "vitest";
import { GET as payments } from "#app/v1/payment_intents/route";
import { POST as payouts } from "#app/v1/payouts/route";
import { POST as refunds } from "#app/v1/refunds/route";
import { database } from "#db/client";
import { oauthArtefacts } from "#db/schema/oauth";
import { memberships } from "#db/schema/people";
import { listGrants } from "#domain/application-grants/list-grants";
import { revokeGrant } from "#domain/application-grants/revoke-grant";
import { decideApplication } from "#domain/application-reviews/decide-application";
import { changeApplication } from "#domain/applications/change-application";
import { artefactDigest } from "#domain/oauth/artefact";
import { keepArtefact } from "#domain/oauth/artefact-store";
import { authenticateToken } from "#domain/oauth/authenticate-token";
import { sweepArtefacts } from "#domain/oauth/sweep-artefacts";
import { personContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { call } from "#e2e/support/handler";
import { usualApplication } from "#e2e/support/oauth";
import { aScene, tokensOf } from "#e2e/support/oauth-flow";
import { byHandlers } from "#e2e/support/oauth-handlers";
import { paid } from "#e2e/support/payment";
import { systemClock } from "#platform/clock";

async function acting() {
  const scene = await aScene(byHandlers);
  const tokens = await tokensOf(scene);
  const status = async (token = tokens.access_token) =>
    (await call(payments, { path: "/v1/payment_intents", key: token })).status;
  const ctx = personContext(scene.account, scene.member.person);
  return { ...scene, ctx, token: tokens.access_token, refresh: tokens.refresh_token ?? "", status };
}

/** Changes are told of by the database, in milliseconds; they hold within a second. */
const soon = { timeout: 1_000, interval: 5 };
const rights = (token: string) => async () => [
  ...(await authenticateToken(token, systemClock)).scopes,
];

test("what is revoked stops within a second: tokens, refreshes and introspection", async () => {
  const { client, ctx, token, refresh, status } = await acting();
  expect(await status()).toBe(200);
  const [listed] = await listGrants(ctx);
  expect(listed?.grant.lastUsedAt).not.toBeNull();
  await revokeGrant(ctx, { grantId: listed?.grant.id ?? "" });
  await expect.poll(() => status(), soon).toBe(401);
  expect(await tokenIntrospection(client, token)).toEqual({ active: false });
  await expect(refreshTokenGrant(client, refresh)).rejects.toMatchObject({
    error: "invalid_grant",
  });
});

test("a suspended application has stopped within a second, and goes on when approved", async () => {
  const { ctx, client, refresh, registered, status } = await acting();
  const applicationId = registered.application.id;
  await decideApplication(ctx, { applicationId, decision: "suspend", reason: "It leaks." });
  await expect.poll(() => status(), soon).toBe(401);
  await expect(refreshTokenGrant(client, refresh)).rejects.toMatchObject({ status: 401 });
  await decideApplication(ctx, { applicationId, decision: "approve", reason: "" });
  await expect.poll(() => status(), soon).toBe(200);
});

test("who leaves the team, or loses a right, takes it from what they have allowed", async () => {
  const { account, member, registered, token, status, client, refresh } = await acting();
  const set = (fields: Partial<typeof memberships.$inferInsert>) =>
    database().update(memberships).set(fields).where(eq(memberships.personId, member.person.id));
  await set({ role: "viewer" });
  await expect.poll(rights(token), soon).toEqual(["payments:read"]);
  await set({ status: "removed" });
  await expect.poll(() => status(), soon).toBe(401);
  await expect(refreshTokenGrant(client, refresh)).rejects.toMatchObject({
    error: "invalid_grant",
  });
  expect(registered.application.accountId).toBe(account.id);
});

test("an application that gives a right up has lost it in tokens that are out", async () => {
  const { ctx, registered, token } = await acting();
  await changeApplication(ctx, {
    ...usualApplication,
    scopes: ["payments:read"],
    applicationId: registered.application.id,
  });
  await expect.poll(rights(token), soon).toEqual(["payments:read"]);
});

test("an application acts within its rights and its account alone", async () => {
  const [one, other] = [await acting(), await paid(100n)];
  const stranger = await call(refunds, {
    method: "POST",
    path: "/v1/refunds",
    key: one.token,
    form: { charge: other.chargeId },
  });
  expect([stranger.status, stranger.at("error", "code")]).toEqual([404, "resource_missing"]);
  const beyond = await call(payouts, {
    method: "POST",
    path: "/v1/payouts",
    key: one.token,
    form: { amount: "100", currency: "cny" },
  });
  expect([beyond.status, beyond.at("error", "code")]).toEqual([403, "more_permissions_required"]);
  const named = await call(payments, {
    path: "/v1/payment_intents",
    key: one.token,
    headers: { "stripe-account": other.ctx.account.id },
  });
  expect([named.status, named.at("error", "code")]).toEqual([403, "account_invalid"]);
});

test("the tables alone open nothing: no token stands in them, and no content can be read", async () => {
  const { token, refresh } = await acting();
  const rows = await database().select().from(oauthArtefacts);
  const text = JSON.stringify(rows);
  for (const secret of [token, refresh]) expect(text).not.toContain(secret.slice(6));
  expect(text).not.toContain("payments:read");
  await expect(
    authenticateToken(artefactDigest("AccessToken", token), systemClock),
  ).rejects.toMatchObject({ code: "access_token_invalid" });
});

test("a row that is put in another's place does not open", async () => {
  const [one, other] = [await acting(), await acting()];
  const digest = (token: string) => artefactDigest("AccessToken", token);
  await asOwner(
    `update oauth_artefacts set ciphertext =
      (select ciphertext from oauth_artefacts where digest = $1) where digest = $2`,
    [digest(one.token), digest(other.token)],
  );
  await expect.poll(() => other.status(), soon).toBe(401);
});

test("what has expired is swept, and what has not stays", async () => {
  const keep = (name: string, seconds: number) =>
    keepArtefact({ kind: "Sweep", name, payload: {}, seconds }, systemClock);
  await keep("past", 1);
  await keep("future", 3_600);
  const swept = await sweepArtefacts(() => systemClock().add({ minutes: 1 }));
  expect(swept).toBeGreaterThan(0);
  const left = await database()
    .select({ digest: oauthArtefacts.digest })
    .from(oauthArtefacts)
    .where(eq(oauthArtefacts.kind, "Sweep"));
  expect(left).toEqual([{ digest: artefactDigest("Sweep", "future") }]);
});

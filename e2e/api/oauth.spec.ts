import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "@playwright/test";
import { exportJWK } from "jose";
import {
  authorizationCodeGrant,
  clientCredentialsGrant,
  fetchProtectedResource,
  getDPoPHandle,
  PrivateKeyJwt,
  randomDPoPKeyPair,
  refreshTokenGrant,
  tokenIntrospection,
  tokenRevocation,
} from "openid-client";
import { listGrants } from "#domain/application-grants/list-grants";
import { revokeGrant } from "#domain/application-grants/revoke-grant";
import { decideApplication } from "#domain/application-reviews/decide-application";
import { anAccount, personContext } from "#e2e/support/account";
import { sdk } from "#e2e/support/integrator";
import { aClient, anApplication, overHttp } from "#e2e/support/oauth";
import { allow, aScene, authorizationOf, type OauthScene, tokensOf } from "#e2e/support/oauth-flow";
import { settings } from "#platform/settings";

const balance = () => new URL("/v1/balance", settings().origin);

/** What the API says to a bearer token. */
async function statusOf(token: string): Promise<number> {
  const answer = await fetch(balance(), { headers: { authorization: `Bearer ${token}` } });
  return answer.status;
}

const withBalance = {
  scopes: ["balance:read" as const, "payments:read" as const, "payments:write" as const],
};

test("by openid-client alone: a code, a token that the stripe SDK works with, a refresh, an end", async () => {
  const scene = await aScene(overHttp, withBalance);
  const tokens = await tokensOf(scene, {
    scope: "openid balance:read payments:read payments:write",
  });
  expect(tokens.claims()).toMatchObject({
    iss: settings().origin,
    aud: scene.registered.application.id,
    sub: `${scene.member.person.id}.${scene.account.id}`,
  });
  const stripe = sdk(tokens.access_token);
  const payment = await stripe.paymentIntents.create({ amount: 500, currency: "cny" });
  expect((await stripe.paymentIntents.retrieve(payment.id)).amount).toBe(500);
  const refreshed = await refreshTokenGrant(scene.client, tokens.refresh_token ?? "");
  expect(await statusOf(refreshed.access_token)).toBe(200);
  await tokenRevocation(scene.client, refreshed.access_token);
  expect(await statusOf(refreshed.access_token)).toBe(401);
  expect(await tokenIntrospection(scene.client, refreshed.access_token)).toEqual({ active: false });
});

test("ten redemptions of one code at once give one token", async () => {
  const scene = await aScene(overHttp);
  const asked = await authorizationOf(scene.client);
  const back = await allow(scene, asked);
  const redeem = () => authorizationCodeGrant(scene.client, new URL(back), asked.checks);
  const results = await Promise.allSettled(Array.from({ length: 10 }, redeem));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("in its own name by a key of its own, with a token that is bound to another", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = { ...(await exportJWK(publicKey)), kid: "one", alg: "ES256" };
  const registered = await anApplication(await anAccount(), {
    scopes: ["balance:read"],
    authentication: "private_key_jwt",
    publicKeys: JSON.stringify({ keys: [jwk] }),
    isBoundToKey: true,
  });
  const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" });
  const ecdsa = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("pkcs8", pkcs8, ecdsa, false, ["sign"]);
  const client = await aClient(registered, overHttp, PrivateKeyJwt({ key, kid: "one" }));
  const DPoP = getDPoPHandle(client, await randomDPoPKeyPair());
  const scope = { scope: "balance:read" };
  const { access_token: token } = await clientCredentialsGrant(client, scope, { DPoP });
  const ask = () =>
    fetchProtectedResource(client, token, balance(), "GET", null, undefined, { DPoP });
  expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(200);
  expect(await statusOf(token)).toBe(401);
});

/** Stops an application by this, and says how long after it a call still succeeded, in ms. */
async function lastSuccessAfter(stop: (scene: OauthScene) => Promise<unknown>): Promise<number> {
  const scene = await aScene(overHttp, withBalance);
  const { access_token: token } = await tokensOf(scene, { scope: "balance:read" });
  const seen = { stoppedAt: Number.POSITIVE_INFINITY, lastSuccessAt: 0, isOver: false };
  const callers = Array.from({ length: 8 }, async () => {
    while (!seen.isOver) {
      if ((await statusOf(token)) === 200) seen.lastSuccessAt = performance.now();
      else seen.isOver = performance.now() > seen.stoppedAt;
    }
  });
  await expect.poll(() => seen.lastSuccessAt).toBeGreaterThan(0);
  await stop(scene);
  seen.stoppedAt = performance.now();
  await Promise.all(callers);
  expect(await statusOf(token)).toBe(401);
  return seen.lastSuccessAt - seen.stoppedAt;
}

const adminOf = ({ account, member }: OauthScene) => personContext(account, member.person);

test("under load, a revoked application has its last success within a second", async () => {
  const lateMs = await lastSuccessAfter(async (scene) => {
    const [listed] = await listGrants(adminOf(scene));
    await revokeGrant(adminOf(scene), { grantId: listed?.grant.id ?? "" });
  });
  expect(lateMs).toBeLessThan(1_000);
});

test("under load, a suspended application has its last success within a second", async () => {
  const lateMs = await lastSuccessAfter((scene) =>
    decideApplication(adminOf(scene), {
      applicationId: scene.registered.application.id,
      decision: "suspend",
      reason: "Test.",
    }),
  );
  expect(lateMs).toBeLessThan(1_000);
});

test("answers of the protocol are kept by nobody, shown in no frame, and tell no page", async () => {
  const { url } = await authorizationOf((await aScene(overHttp)).client);
  const { headers, status } = await overHttp(new Request(url));
  expect(status).toBe(303);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  const cookies = headers.getSetCookie().filter((cookie) => !/^[^=]+=;/.test(cookie));
  expect(cookies.length).toBeGreaterThan(0);
  expect(cookies.filter((cookie) => !/httponly/i.test(cookie))).toEqual([]);
});

test("the consent page says where its form may lead, and only for an origin that we sealed", async () => {
  const scene = await aScene(overHttp);
  const page = await scene.browser.follow((await authorizationOf(scene.client)).url);
  const policyAt = async (url: URL) =>
    (await scene.browser.ask(url)).headers.get("content-security-policy") ?? "";
  const policy = await policyAt(page);
  expect(policy).toContain("form-action 'self' https://ledger.example.com;");
  expect(policy).toContain("frame-ancestors 'none'");
  page.searchParams.set("to", "https://evil.example");
  expect(await policyAt(page)).toContain("form-action 'self';");
});

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
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { ask } from "#e2e/support/ask";
import { sdk } from "#e2e/support/integrator";
import { aClient, anApplication, overHttp } from "#e2e/support/oauth";
import { allow, aScene, authorizationOf, tokensOf } from "#e2e/support/oauth-flow";
import { requireApprovalAbove } from "#e2e/support/shop";
import { askingAt, startTwoProcesses } from "#e2e/support/two-processes";
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
  await expect.poll(() => statusOf(refreshed.access_token), { timeout: 1_000 }).toBe(401);
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
  const asked = () =>
    fetchProtectedResource(client, token, balance(), "GET", null, undefined, { DPoP });
  expect((await asked()).status).toBe(200);
  expect((await asked()).status).toBe(200);
  expect(await statusOf(token)).toBe(401);
});

test("two processes are one to a client: ten redemptions at both give one token, good at both", async () => {
  await using opened = new AsyncDisposableStack();
  const origin = await startTwoProcesses(opened);
  const scene = await aScene(askingAt(origin), withBalance);
  const asked = await authorizationOf(scene.client, { scope: "balance:read" });
  const back = await allow(scene, asked);
  const redeem = () => authorizationCodeGrant(scene.client, new URL(back), asked.checks);
  const results = await Promise.allSettled(Array.from({ length: 10 }, redeem));
  const given = results.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(given).toHaveLength(1);
  // A code that is used again ends what it gave, so another serves to be tried at both.
  const again = await authorizationOf(scene.client, { scope: "balance:read" });
  const tokens = await authorizationCodeGrant(
    scene.client,
    await allow(scene, again),
    again.checks,
  );
  const headers = { authorization: `Bearer ${tokens.access_token}` };
  const tries = Array.from({ length: 6 }, () =>
    ask(origin, { method: "GET", path: "/v1/balance", headers }),
  );
  expect((await Promise.all(tries)).map(({ status }) => status)).toEqual(tries.map(() => 200));
});

test("what an application asks to refund waits for a second person, not the one that allowed it", async () => {
  const scene = await aScene(overHttp);
  await requireApprovalAbove(scene.account, 10n);
  const { access_token: token } = await tokensOf(scene);
  const stripe = sdk(token);
  const card = { payment_method: "pm_card_visa", confirm: true } as const;
  const payment = await stripe.paymentIntents.create({ amount: 100, currency: "cny", ...card });
  const refund = await stripe.refunds.create({ payment_intent: payment.id, amount: 50 });
  expect(refund.status).toBe("pending");
  const allower = personContext(scene.account, scene.member.person);
  const { id: refundId, requestHash } = await retrieveRefund(allower, { refundId: refund.id });
  const seen = { refundId, requestHash };
  await expect(approveRefund(allower, seen)).rejects.toMatchObject({ code: "self_approval" });
  await expect(stripe.refunds.create({ payment_intent: payment.id, amount: 60 })).rejects.toThrow();
  const second = personContext(scene.account, await aPerson("admin"));
  await approveRefund(second, seen);
  const paid = await stripe.paymentIntents.retrieve(payment.id, { expand: ["latest_charge"] });
  expect(paid.latest_charge).toMatchObject({ amount_refunded: 50 });
});

test("a token is taken from its header alone, never from an address or a form", async () => {
  const { access_token: token } = await tokensOf(await aScene(overHttp, withBalance), {
    scope: "balance:read payments:write",
  });
  expect((await fetch(`${balance().href}?access_token=${token}`)).status).toBe(401);
  const body = new URLSearchParams({ amount: "100", currency: "cny", access_token: token });
  const url = new URL("/v1/payment_intents", settings().origin);
  expect((await fetch(url, { method: "POST", body })).status).toBe(401);
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

test("a script that asks for the consent page is told nothing, so that browsers load it whole", async () => {
  const scene = await aScene(overHttp);
  const page = await scene.browser.follow((await authorizationOf(scene.client)).url);
  const statusAs = async (destination: string) => {
    const headers = { "sec-fetch-dest": destination };
    return (await scene.browser.ask(page, { headers })).status;
  };
  expect([await statusAs("empty"), await statusAs("document")]).toEqual([204, 200]);
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

import {
  authorizationCodeGrant,
  clientCredentialsGrant,
  randomPKCECodeVerifier,
} from "openid-client";
import { expect, test } from "vitest";
import { authenticateToken } from "#domain/oauth/authenticate-token";
import { anAccount } from "#e2e/support/account";
import { aMember } from "#e2e/support/member";
import { TestBrowser } from "#e2e/support/oauth";
import { allow, aScene, authorizationOf, tokensOf } from "#e2e/support/oauth-flow";
import { byHandlers } from "#e2e/support/oauth-handlers";
import { systemClock } from "#platform/clock";
import { settings } from "#platform/settings";

const refusedAt = (reason: string) => `${settings().origin}/consent/refused?reason=${reason}`;

test("nobody is led to an address that was not registered, however it is spelled", async () => {
  const { client, browser } = await aScene(byHandlers);
  for (const redirect of [
    "https://ledger.example.com/callback/",
    "https://ledger.example.com/callback?x=1",
    "https://ledger.example.com/Callback",
    "https://ledger.example.com:8443/callback",
    "https://ledger.example.com.evil.example/callback",
    "https://ledger.example.com@evil.example/callback",
    "https://ledger.example.com/callback/../evil",
    "http://ledger.example.com/callback",
    "//ledger.example.com/callback",
    "https://evil.example/?https://ledger.example.com/callback",
  ]) {
    const { url } = await authorizationOf(client, { redirect_uri: redirect });
    const led = await browser.follow(url);
    expect([redirect, led.href]).toEqual([redirect, refusedAt("invalid_redirect_uri")]);
  }
});

test("a program on one's own machine may listen at any port, and nowhere else", async () => {
  const redirectUris = ["http://127.0.0.1/callback"];
  const { client, browser } = await aScene(byHandlers, { redirectUris });
  const led = async (redirect: string) => {
    const { url } = await authorizationOf(client, { redirect_uri: redirect });
    return (await browser.follow(url)).pathname;
  };
  expect(await led("http://127.0.0.1:53682/callback")).toMatch(/^\/consent\/[\w-]{20,}$/);
  expect(await led("http://127.0.0.1:53682/other")).toBe("/consent/refused");
  expect(await led("http://127.0.0.2:53682/callback")).toBe("/consent/refused");
});

test("no code is given without a challenge, by the plain method, or for another verifier", async () => {
  const scene = await aScene(byHandlers);
  const asked = await authorizationOf(scene.client);
  const without = new URL(asked.url);
  without.searchParams.delete("code_challenge");
  without.searchParams.delete("code_challenge_method");
  const plain = new URL(asked.url);
  plain.searchParams.set("code_challenge_method", "plain");
  for (const url of [without, plain]) {
    const back = await scene.browser.follow(url);
    expect(back.searchParams.get("error")).toBe("invalid_request");
    expect(back.searchParams.get("code")).toBeNull();
  }
  const back = await allow(scene, asked);
  const other = { ...asked.checks, pkceCodeVerifier: randomPKCECodeVerifier() };
  await expect(authorizationCodeGrant(scene.client, back, other)).rejects.toMatchObject({
    error: "invalid_grant",
  });
});

test("every answer says who gives it, and a client notices another's (mix-up)", async () => {
  const scene = await aScene(byHandlers);
  const asked = await authorizationOf(scene.client);
  const back = await allow(scene, asked);
  expect(back.searchParams.get("iss")).toBe(settings().origin);
  back.searchParams.set("iss", "https://evil.example");
  await expect(authorizationCodeGrant(scene.client, back, asked.checks)).rejects.toMatchObject({
    code: "OAUTH_INVALID_RESPONSE",
  });
});

test("a code of one application is of no use to another", async () => {
  const [scene, other] = [await aScene(byHandlers), await aScene(byHandlers)];
  const asked = await authorizationOf(scene.client);
  const back = await allow(scene, asked);
  await expect(authorizationCodeGrant(other.client, back, asked.checks)).rejects.toMatchObject({
    error: "invalid_grant",
  });
});

test("no application gets rights that it did not register, or that the person lacks", async () => {
  const scene = await aScene(byHandlers);
  const { url } = await authorizationOf(scene.client, { scope: "payments:read payouts:read" });
  expect((await scene.browser.follow(url)).searchParams.get("error")).toBe("invalid_scope");
  await expect(
    clientCredentialsGrant(scene.client, { scope: "payouts:read" }),
  ).rejects.toMatchObject({ error: "invalid_scope" });
  const tokens = await clientCredentialsGrant(scene.client, { scope: "payouts:write nonsense" });
  const { scopes } = await authenticateToken(tokens.access_token, systemClock);
  expect([...scopes]).toEqual([]);
});

test("a form of another site, without an origin, or by another browser decides nothing", async () => {
  const scene = await aScene(byHandlers);
  const page = await scene.browser.follow((await authorizationOf(scene.client)).url);
  const decision = { decision: "allow", account: scene.account.id };
  const sent = (headers: Readonly<Record<string, string>>) =>
    scene.browser.sendDecision(page, decision, headers);
  expect((await sent({ origin: "https://evil.example" })).status).toBe(403);
  expect((await sent({ "sec-fetch-site": "cross-site", origin: settings().origin })).status).toBe(
    403,
  );
  expect((await sent({})).status).toBe(403);
  const stranger = new TestBrowser(byHandlers);
  await stranger.signIn(scene.member, scene.account);
  const answer = await stranger.sendDecision(page, decision);
  expect(answer.headers.get("location")).toBe("/consent/refused?reason=session_not_found");
});

test("who is not signed in any more is not asked for a decision that counts", async () => {
  const scene = await aScene(byHandlers);
  const page = await scene.browser.follow((await authorizationOf(scene.client)).url);
  scene.browser.forget("tollgate-session");
  const answer = await scene.browser.sendDecision(page, {
    decision: "allow",
    account: scene.account.id,
  });
  expect(answer.headers.get("location")).toBe(`${page.pathname}${page.search}`);
});

test("an account of others cannot be chosen", async () => {
  const scene = await aScene(byHandlers);
  const page = await scene.browser.follow((await authorizationOf(scene.client)).url);
  const led = await scene.browser.decide(page, "allow", await anAccount());
  expect(led.href).toBe(refusedAt("access_denied"));
});

test("who says no gives nothing, and the application is told", async () => {
  const { client, browser } = await aScene(byHandlers);
  const page = await browser.follow((await authorizationOf(client)).url);
  const back = await browser.decide(page, "deny");
  expect(back.searchParams.get("error")).toBe("access_denied");
  expect(back.searchParams.has("code")).toBe(false);
});

test("no code is given for whoever was signed in before (two sessions)", async () => {
  const scene = await aScene(byHandlers);
  await tokensOf(scene);
  // Once allowed, the same person is not asked again.
  const again = await scene.browser.follow((await authorizationOf(scene.client)).url);
  expect(again.searchParams.get("code")).not.toBeNull();
  await scene.browser.signIn(await aMember(scene.account, "admin"), scene.account);
  const other = await scene.browser.follow((await authorizationOf(scene.client)).url);
  expect(other.pathname).toMatch(/^\/consent\/[\w-]{20,}$/);
  scene.browser.forget("tollgate-session");
  const nobody = await scene.browser.follow(
    (await authorizationOf(scene.client, { prompt: "none" })).url,
  );
  expect(nobody.searchParams.get("error")).toBe("login_required");
});

test("two consent pages that are open at once do not disturb one another", async () => {
  const scene = await aScene(byHandlers);
  const [one, two] = [await authorizationOf(scene.client), await authorizationOf(scene.client)];
  const pages = [await scene.browser.follow(one.url), await scene.browser.follow(two.url)];
  for (const [at, asked] of [one, two].entries()) {
    const page = pages[at];
    if (!page) throw new Error("there are two");
    const back = await scene.browser.decide(page, "allow", scene.account);
    const tokens = await authorizationCodeGrant(scene.client, back, asked.checks);
    expect(tokens.access_token).toMatch(/^tg_at_/);
  }
});

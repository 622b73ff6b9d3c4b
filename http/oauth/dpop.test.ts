import {
  authorizationCodeGrant,
  buildAuthorizationUrlWithPAR,
  calculatePKCECodeChallenge,
  clientCredentialsGrant,
  customFetch,
  fetchProtectedResource,
  getDPoPHandle,
  randomDPoPKeyPair,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { expect, test } from "vitest";
import { GET as balance } from "#app/v1/balance/route";
import { isProven } from "#domain/oauth/dpop-proof";
import { allow, aScene, type OauthScene } from "#e2e/support/oauth-flow";
import { byHandlers } from "#e2e/support/oauth-handlers";
import { systemClock } from "#platform/clock";
import { settings } from "#platform/settings";

const bound = { isBoundToKey: true, scopes: ["balance:read" as const] };

type Held = Awaited<ReturnType<typeof boundToken>>;

async function boundToken({ client }: OauthScene) {
  const DPoP = getDPoPHandle(client, await randomDPoPKeyPair());
  const tokens = await clientCredentialsGrant(client, { scope: "balance:read" }, { DPoP });
  return { client, DPoP, token: tokens.access_token, type: tokens.token_type };
}

const url = () => new URL("/v1/balance", settings().origin);

/** What the API says to a token with these headers. */
async function statusOf(headers: Readonly<Record<string, string>>): Promise<number> {
  return (await balance(new Request(url(), { headers }))).status;
}

/** The proof that the real client makes for a request with this token. */
async function proofBy({ client, DPoP, token }: Held): Promise<string> {
  let proof = "";
  client[customFetch] = async (_, { headers }) => {
    proof = new Headers(headers).get("dpop") ?? "";
    return new Response();
  };
  await fetchProtectedResource(client, token, url(), "GET", null, undefined, { DPoP });
  return proof;
}

test("a token that is bound to a key is good with a fresh proof by that key, once", async () => {
  const held = await boundToken(await aScene(byHandlers, bound));
  expect(held.type).toBe("dpop");
  const dpop = await proofBy(held);
  const asked = { authorization: `DPoP ${held.token}`, dpop };
  expect(await statusOf(asked)).toBe(200);
  expect(await statusOf(asked)).toBe(401);
  expect(await statusOf({ ...asked, dpop: await proofBy(held) })).toBe(200);
  expect(await statusOf({ authorization: `DPoP ${held.token}` })).toBe(401);
  expect(await statusOf({ authorization: `Bearer ${held.token}` })).toBe(401);
  const other = await boundToken(await aScene(byHandlers, bound));
  const stranger = await proofBy({ ...other, token: held.token });
  expect(await statusOf({ ...asked, dpop: stranger })).toBe(401);
});

test("of ten uses of one proof at once, one counts", async () => {
  const held = await boundToken(await aScene(byHandlers, bound));
  const asked = { authorization: `DPoP ${held.token}`, dpop: await proofBy(held) };
  const statuses = await Promise.all(Array.from({ length: 10 }, () => statusOf(asked)));
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
});

test("a proof of another method, address, token or time proves nothing", async () => {
  const held = await boundToken(await aScene(byHandlers, bound));
  const boundTo = await held.DPoP.calculateThumbprint();
  const isGood = async (fields: object, clock = systemClock) => {
    const proof = await proofBy(held);
    const asked = { proof, token: held.token, method: "GET", url: url().href, boundTo };
    return isProven({ ...asked, ...fields }, clock);
  };
  expect(await isGood({})).toBe(true);
  expect(await isGood({ method: "POST" })).toBe(false);
  expect(await isGood({ url: `${url().href}s` })).toBe(false);
  expect(await isGood({ token: "tg_at_other" })).toBe(false);
  expect(await isGood({ boundTo: "other" })).toBe(false);
  expect(await isGood({ proof: "no.jwt.here" })).toBe(false);
  expect(await isGood({}, () => systemClock().add({ minutes: 6 }))).toBe(false);
});

test("an application that binds its tokens is given none without a proof", async () => {
  const { client } = await aScene(byHandlers, bound);
  await expect(clientCredentialsGrant(client, {})).rejects.toMatchObject({
    error: expect.stringMatching(/invalid_(?:grant|request|dpop_proof)/) as string,
  });
});

test("a request that was pushed before says all, and is good once", async () => {
  const scene = await aScene(byHandlers);
  const pkceCodeVerifier = randomPKCECodeVerifier();
  const expectedState = randomState();
  const pushed = await buildAuthorizationUrlWithPAR(scene.client, {
    redirect_uri: "https://ledger.example.com/callback",
    scope: "payments:read",
    state: expectedState,
    code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
  });
  expect([...pushed.searchParams.keys()].toSorted()).toEqual(["client_id", "request_uri"]);
  const checks = { pkceCodeVerifier, expectedState };
  const back = await allow(scene, { url: pushed, checks });
  expect((await authorizationCodeGrant(scene.client, back, checks)).scope).toBe("payments:read");
  const again = await scene.browser.follow(pushed);
  expect(again.searchParams.get("code")).toBeNull();
});

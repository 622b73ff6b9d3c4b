import { generateKeyPairSync } from "node:crypto";
import { exportJWK, type JWK, SignJWT } from "jose";
import { clientCredentialsGrant, None, PrivateKeyJwt } from "openid-client";
import { expect, test } from "vitest";
import { allowLegacyGrants } from "#domain/application-reviews/allow-legacy-grants";
import { authenticateToken } from "#domain/oauth/authenticate-token";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { aMember } from "#e2e/support/member";
import { aClient, anApplication, usualApplication } from "#e2e/support/oauth";
import { allow, aScene, authorizationOf } from "#e2e/support/oauth-flow";
import { byHandlers } from "#e2e/support/oauth-handlers";
import { systemClock, unixSeconds } from "#platform/clock";
import { randomToken } from "#platform/random";
import { settings } from "#platform/settings";

async function aKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: "one", alg: "ES256", use: "sig" };
  return { privateKey, publicKeys: JSON.stringify({ keys: [jwk] }) };
}

test("who proves itself by a key does so, and each proof counts once, however many come at once", async () => {
  const { privateKey, publicKeys } = await aKey();
  const fields = { authentication: "private_key_jwt", publicKeys } as const;
  const registered = await anApplication(await anAccount(), fields);
  const key = await crypto.subtle.importKey(
    "pkcs8",
    privateKey.export({ format: "der", type: "pkcs8" }),
    { name: "ECDSA", namedCurve: "P-256" },
    false,
    ["sign"],
  );
  const client = await aClient(registered, byHandlers, PrivateKeyJwt({ key, kid: "one" }));
  expect((await clientCredentialsGrant(client, {})).access_token).toMatch(/^tg_at_/);
  const id = registered.application.id;
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: "ES256", kid: "one" })
    .setIssuer(id)
    .setSubject(id)
    .setAudience(settings().origin)
    .setJti("only once")
    .setIssuedAt()
    .setExpirationTime("1m")
    .sign(privateKey);
  const ask = () =>
    token({
      grant_type: "client_credentials",
      client_id: id,
      client_assertion_type: assertionType,
      client_assertion: assertion,
    });
  const statuses = await Promise.all(Array.from({ length: 10 }, ask));
  expect(statuses.filter(({ status }) => status === 200)).toHaveLength(1);
});

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

test("an assertion that is wrong in anything proves nobody", async () => {
  const { privateKey, publicKeys } = await aKey();
  const thief = await aKey();
  const fields = { authentication: "private_key_jwt", publicKeys } as const;
  const { application } = await anApplication(await anAccount(), fields);
  const made = (claims: Readonly<Record<string, unknown>> = {}, alg = "ES256") => {
    const now = unixSeconds(systemClock());
    const said = { iss: application.id, sub: application.id, aud: settings().origin };
    const times = { iat: now, exp: now + 60, jti: randomToken() };
    const jwt = new SignJWT({ ...said, ...times, ...claims });
    return jwt.setProtectedHeader({ alg, kid: "one" });
  };
  const ask = async (assertion: string) => {
    const sent = { client_id: application.id, client_assertion_type: assertionType };
    const grant = { grant_type: "client_credentials", client_assertion: assertion };
    return (await token({ ...sent, ...grant })).status;
  };
  expect(await ask(await made().sign(privateKey))).toBe(200);
  const [, claims = ""] = (await made().sign(privateKey)).split(".");
  const none = Buffer.from(JSON.stringify({ alg: "none", kid: "one" })).toString("base64url");
  const wrong = [
    await made({ aud: "https://elsewhere.example" }).sign(privateKey),
    await made({ iss: "app_other" }).sign(privateKey),
    await made({ sub: "app_other" }).sign(privateKey),
    await made({ exp: unixSeconds(systemClock()) - 60 }).sign(privateKey),
    await made({ exp: undefined }).sign(privateKey),
    await made({ jti: undefined }).sign(privateKey),
    await made().sign(thief.privateKey),
    await made({}, "HS256").sign(Buffer.from(publicKeys)),
    `${none}.${claims}.`,
  ];
  const statuses = await Promise.all(wrong.map(ask));
  expect(statuses.filter((status) => status !== 400 && status !== 401)).toEqual([]);
});

test("what stands in a secret's place in our tables signs for nobody", async () => {
  const { registered } = await aScene(byHandlers);
  const id = registered.application.id;
  for (const secret of ["kept-as-digest", registered.secret]) {
    const assertion = await new SignJWT({ jti: randomToken() })
      .setProtectedHeader({ alg: "HS256" })
      .setIssuer(id)
      .setSubject(id)
      .setAudience(settings().origin)
      .setIssuedAt()
      .setExpirationTime("1m")
      .sign(Buffer.from(secret));
    const answer = await token({
      grant_type: "client_credentials",
      client_id: id,
      client_assertion_type: assertionType,
      client_assertion: assertion,
    });
    expect(answer.status).toBe(401);
  }
});

async function token(fields: Readonly<Record<string, string>>, headers = {}): Promise<Response> {
  return byHandlers(
    new Request(new URL("/oauth/token", settings().origin), {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams(fields).toString(),
    }),
  );
}

test("a wrong secret, a former one that has ended, and none at all are refused alike", async () => {
  const { registered } = await aScene(byHandlers);
  const as = (secret: string) => {
    const pair = Buffer.from(`${registered.application.id}:${secret}`).toString("base64");
    return { authorization: `Basic ${pair}` };
  };
  const bodies = await Promise.all(
    ["tg_cs_wrong", "kept-as-digest", ""].map(async (secret) => {
      const answer = await token({ grant_type: "client_credentials" }, as(secret));
      expect([400, 401]).toContain(answer.status);
      return ((await answer.json()) as { error: string }).error;
    }),
  );
  expect(new Set(bodies).has("invalid_client")).toBe(true);
});

test("the legacy grants work for nobody until an admin has expressly allowed them", async () => {
  const account = await anAccount();
  const registered = await anApplication(account);
  const member = await aMember(account, "developer");
  const sent = {
    grant_type: "password",
    username: member.email,
    password: "correct horse battery staple 9",
    scope: "payments:read",
  };
  const { application, secret } = registered;
  const basic = Buffer.from(`${application.id}:${secret}`).toString("base64");
  const ask = (fields = {}) => token({ ...sent, ...fields }, { authorization: `Basic ${basic}` });
  expect((await ask()).status).toBe(400);
  const admin = personContext(account, await aPerson("admin"));
  const applicationId = application.id;
  await allowLegacyGrants(admin, { applicationId, implicit: false, password: true });
  expect(await (await ask({ password: "wrong" })).json()).toMatchObject({ error: "invalid_grant" });
  const given = (await (await ask()).json()) as { access_token: string };
  const holder = await authenticateToken(given.access_token, systemClock);
  expect(holder.actor.grantedBy).toBe(member.person.id);
  expect([...holder.scopes]).toEqual(["payments:read"]);
  await allowLegacyGrants(admin, { applicationId, implicit: false, password: false });
  expect((await ask()).status).toBe(400);
});

test("tokens come in an address only for an application that may have them so", async () => {
  const scene = await aScene(byHandlers);
  const { url } = await authorizationOf(scene.client, {
    response_type: "id_token token",
    scope: "openid payments:read",
    nonce: "some",
  });
  url.searchParams.delete("code_challenge");
  url.searchParams.delete("code_challenge_method");
  const before = await scene.browser.follow(url);
  expect(`${before.hash}${before.search}`).toContain("error=invalid_request");
  const admin = personContext(scene.account, await aPerson("admin"));
  const applicationId = scene.registered.application.id;
  await allowLegacyGrants(admin, { applicationId, implicit: true, password: false });
  const back = await allow(scene, { url, checks: { pkceCodeVerifier: "", expectedState: "" } });
  const tokens = new URLSearchParams(back.hash.slice(1));
  const holder = await authenticateToken(tokens.get("access_token") ?? "", systemClock);
  expect([...holder.scopes]).toEqual(["payments:read"]);
});

test("discovery tells of no legacy grant, and its two addresses say the same", async () => {
  const read = async (name: string) => {
    const url = new URL(`/.well-known/${name}`, settings().origin);
    return (await byHandlers(new Request(url))).json() as Promise<Record<string, unknown>>;
  };
  const found = await read("oauth-authorization-server");
  expect(found).toEqual(await read("openid-configuration"));
  expect(found).toMatchObject({
    issuer: settings().origin,
    grant_types_supported: ["authorization_code", "refresh_token", "client_credentials"],
    response_types_supported: ["code"],
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
    pushed_authorization_request_endpoint: `${settings().origin}/oauth/par`,
  });
});

test("a public client has its codes only, never a token in its own name", async () => {
  const fields = { ...usualApplication, authentication: "none" } as const;
  const registered = await anApplication(await anAccount(), fields);
  const client = await aClient(registered, byHandlers, None());
  await expect(clientCredentialsGrant(client, {})).rejects.toMatchObject({
    error: "invalid_request",
  });
});

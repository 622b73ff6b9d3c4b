import { createSecretKey } from "node:crypto";
import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { GET as getBalance } from "#app/v1/balance/route";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
import { pemOf } from "#domain/signatures/public-key";
import { addSigningKey } from "#domain/signing-keys/add-signing-key";
import { revokeSigningKey } from "#domain/signing-keys/revoke-signing-key";
import { setSigningRules } from "#domain/signing-keys/set-signing-rules";
import { call } from "#e2e/support/handler";
import { anIntegrator, type Integrator, pairs } from "#e2e/support/signing";
import { systemClock, unixSeconds } from "#platform/clock";
import { randomToken } from "#platform/random";
import { settings } from "#platform/settings";

type Claims = Readonly<Record<string, unknown>>;

/** A token as an integrator makes it, but for what is said here. */
async function aToken(from: Integrator, claims: Claims = {}, header: Claims = {}): Promise<string> {
  const { apiKey, account, signingKeyId, key } = from;
  const now = unixSeconds(systemClock());
  const said = {
    iss: apiKey.id,
    sub: account.id,
    aud: settings().origin,
    iat: now,
    exp: now + 60,
    jti: randomToken(),
    ...claims,
  };
  const alg = key.asymmetricKeyType === "rsa" ? "RS256" : "ES256";
  return new SignJWT(said).setProtectedHeader({ alg, kid: signingKeyId, ...header }).sign(key);
}

function ask(token: string) {
  return call(getBalance, { path: "/v1/balance", key: token });
}

async function refused(token: string, code = "token_invalid"): Promise<string> {
  const got = await ask(token);
  expect([got.status, got.at("error", "code")]).toEqual([401, code]);
  return got.textAt("error", "message");
}

test.each(["ES256", "RS256"] as const)(
  "a token signed by %s acts as its API key, once",
  async (alg) => {
    const from = await anIntegrator(alg);
    const token = await aToken(from);
    expect((await ask(token)).status).toBe(200);
    expect(await refused(token, "token_replayed")).toContain("jti");
  },
);

test("of one token sent several times at once, one is answered", async () => {
  const token = await aToken(await anIntegrator("ES256"));
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => ask(token)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

const now = () => unixSeconds(systemClock());

test.each([
  ["aud", () => ({ aud: "https://elsewhere.example" })],
  ["kind", () => ({ aud: [settings().origin, "https://elsewhere.example"] })],
  ["exp has passed", () => ({ iat: now() - 100, exp: now() - 1 })],
  ["exp must be", () => ({ exp: now() + 301 })],
  ["exp must be", () => ({ iat: now() + 30, exp: now() + 20 })],
  ["iat is in the future", () => ({ iat: now() + 90, exp: now() + 120 })],
  ["nbf", () => ({ nbf: now() + 100 })],
  ["jti", () => ({ jti: undefined })],
  ["jti", () => ({ jti: "short" })],
  ["iat", () => ({ iat: undefined })],
  ["exp", () => ({ exp: undefined })],
  ["exp", () => ({ exp: "soon" })],
] as const)("a token that is wrong in %s is refused", async (said, claims) => {
  expect(await refused(await aToken(await anIntegrator("ES256"), claims()))).toContain(said);
});

test("iss and sub must be the API key and its account, and kid a key of theirs", async () => {
  const [own, other] = [await anIntegrator("ES256"), await anIntegrator("RS256")];
  await refused(await aToken(own, { iss: other.apiKey.id }), "api_key_invalid");
  await refused(await aToken(own, { sub: other.account.id }));
  await refused(await aToken(own, {}, { kid: other.signingKeyId }));
  await refused(await aToken(own, { iss: "key_x" }));
  const sibling = await anIntegrator("RS256", own.account);
  expect(await refused(await aToken(own, { iss: sibling.apiKey.id }))).toContain("signature");
});

test("a key that signs requests signs no tokens", async () => {
  const requests = await anIntegrator("ecdsa-p256-sha256");
  expect(await refused(await aToken(requests))).toContain("signature");
});

test("the algorithm is the key's: none, HMAC with the public key and another are refused", async () => {
  const from = await anIntegrator("ES256");
  const [header = "", claims = "", signature = ""] = (await aToken(from)).split(".");
  const named = (alg: string) =>
    Buffer.from(JSON.stringify({ alg, kid: from.signingKeyId })).toString("base64url");
  for (const alg of ["none", "HS256", "RS256", "ES384", "PS256", "EdDSA"]) {
    await refused(`${named(alg)}.${claims}.${signature}`);
  }
  await refused(`${named("none")}.${claims}.AAAA`);
  const crit = Buffer.from(
    JSON.stringify({ alg: "ES256", kid: from.signingKeyId, crit: ["exp"] }),
  ).toString("base64url");
  await refused(`${crit}.${claims}.${signature}`);
  expect(header).not.toBe("");
});

test("a token whose HMAC is made with the published key, in whatever form of it, is refused", async () => {
  const from = await anIntegrator("ES256");
  const { publicKey } = pairs.ES256;
  const forms = [
    Buffer.from(pemOf(publicKey)),
    Buffer.from(pemOf(publicKey).trim()),
    publicKey.export({ type: "spki", format: "der" }),
    Buffer.from(JSON.stringify(publicKey.export({ format: "jwk" }))),
  ];
  for (const form of forms) {
    const forger = { ...from, key: createSecretKey(form) };
    expect(await refused(await aToken(forger, {}, { alg: "HS256" }))).toContain("alg");
  }
});

test("a key that comes with the token is not looked at", async () => {
  const from = await anIntegrator("ES256");
  const thief = { ...from, key: pairs["ecdsa-p256-sha256"].privateKey };
  const jwk = pairs["ecdsa-p256-sha256"].publicKey.export({ format: "jwk" });
  const header = { jwk, jku: "https://elsewhere.example/jwks", x5u: "https://elsewhere.example" };
  expect(await refused(await aToken(thief, {}, header))).toContain("signature");
  expect((await ask(await aToken(from, {}, { jku: header.jku }))).status).toBe(200);
});

test("only the canonical base64url is that token", async () => {
  const token = await aToken(await anIntegrator("ES256"));
  const last = token.slice(-1);
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const sameBits = alphabet[(alphabet.indexOf(last) & ~15) | ((alphabet.indexOf(last) + 1) & 15)];
  await refused(`${token.slice(0, -1)}${sameBits}`);
  for (const text of [`${token}=`, token.replace(".", ".="), `${token}.`, `.${token}`]) {
    expect((await ask(text)).status).toBe(401);
  }
  expect((await ask(token)).status).toBe(200);
});

test("a revoked signing key, and a revoked API key, sign no token that holds", async () => {
  const from = await anIntegrator("ES256");
  const { developer, apiKey, signingKeyId } = from;
  await revokeSigningKey(developer, { signingKeyId });
  expect(await refused(await aToken(from))).toContain("signature");
  const other = await anIntegrator("ES256");
  await revokeApiKey(other.developer, { apiKeyId: other.apiKey.id });
  await refused(await aToken(other), "api_key_invalid");
  expect(apiKey.revokedAt).toBeNull();
});

test("a token alone is no signed request, where only those are taken", async () => {
  const own = await anIntegrator("ed25519");
  const { developer, apiKey } = own;
  await setSigningRules(developer, { apiKeyId: apiKey.id, signedOnly: true, signedAnswers: false });
  const added = await addSigningKey(developer, {
    apiKeyId: apiKey.id,
    name: "Tokens",
    algorithm: "ES256",
    publicKey: pemOf(pairs.ES256.publicKey),
  });
  const signer = { ...own, key: pairs.ES256.privateKey, signingKeyId: added.key.id };
  expect(await refused(await aToken(signer), "signature_missing")).toContain("signed requests");
});

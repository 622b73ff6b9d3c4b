import { createHash, randomBytes } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from "jose";
import { expect, test } from "vitest";
import { isProven } from "#domain/oauth/dpop-proof";
import { systemClock, unixSeconds } from "#platform/clock";
import { randomToken } from "#platform/random";

const token = "tg_at_some";
const request = { token, method: "GET", url: "https://pay.example.com/v1/balance" };

const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
const jwk = await exportJWK(publicKey);
const boundTo = await calculateJwkThumbprint(jwk);

type Changes = Readonly<Record<string, unknown>>;

/** A proof for the request as its client makes it, but for these claims and header fields. */
function aProof(claims: Changes = {}, header: Changes = {}): SignJWT {
  const said = {
    jti: randomToken(),
    htm: request.method,
    htu: request.url,
    ath: createHash("sha256").update(token).digest("base64url"),
    iat: unixSeconds(systemClock()),
    ...claims,
  };
  return new SignJWT(said).setProtectedHeader({ alg: "ES256", typ: "dpop+jwt", jwk, ...header });
}

function isGood(proof: string, fields: Partial<typeof request & { boundTo: string }> = {}) {
  return isProven({ ...request, boundTo, proof, ...fields }, systemClock);
}

test("a proof as its client makes it is good, and one that leaves a claim out is not", async () => {
  expect(await isGood(await aProof().sign(privateKey))).toBe(true);
  for (const name of ["jti", "htm", "htu", "ath", "iat"]) {
    expect(await isGood(await aProof({ [name]: undefined }).sign(privateKey))).toBe(false);
  }
});

test("a proof for another host, or from the future, is none", async () => {
  const elsewhere = request.url.replace("pay.", "evil.");
  expect(await isGood(await aProof({ htu: elsewhere }).sign(privateKey))).toBe(false);
  const ahead = unixSeconds(systemClock()) + 400;
  expect(await isGood(await aProof({ iat: ahead }).sign(privateKey))).toBe(false);
});

test("a token of another kind, with a private key, or by another key is no proof", async () => {
  expect(await isGood(await aProof({}, { typ: "JWT" }).sign(privateKey))).toBe(false);
  expect(await isGood(await aProof({}, { typ: undefined }).sign(privateKey))).toBe(false);
  const whole = await exportJWK(privateKey);
  expect(await isGood(await aProof({}, { jwk: whole }).sign(privateKey))).toBe(false);
  const thief = await generateKeyPair("ES256");
  expect(await isGood(await aProof().sign(thief.privateKey))).toBe(false);
  const theirs = { jwk: await exportJWK(thief.publicKey) };
  expect(await isGood(await aProof({}, theirs).sign(thief.privateKey))).toBe(false);
});

test("a proof without a signature, or by a secret that it brings along, is none", async () => {
  const [header = "", claims = ""] = (await aProof().sign(privateKey)).split(".");
  expect(await isGood(`${header}.${claims}.`)).toBe(false);
  const unsigned = Buffer.from(JSON.stringify({ alg: "none", typ: "dpop+jwt", jwk }));
  expect(await isGood(`${unsigned.toString("base64url")}.${claims}.`)).toBe(false);
  const secret = randomBytes(32);
  const shared = { kty: "oct", k: secret.toString("base64url") };
  const proof = await aProof({}, { alg: "HS256", jwk: shared }).sign(secret);
  expect(await isGood(proof, { boundTo: await calculateJwkThumbprint(shared) })).toBe(false);
});

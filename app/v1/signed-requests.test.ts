import { createSecretKey } from "node:crypto";
import { expect, test } from "vitest";
import { GET as getBalance } from "#app/v1/balance/route";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
import { reportLeak } from "#domain/key-changes/report-leak";
import { rotateApiKey } from "#domain/key-changes/rotate-api-key";
import { signatureAlgorithms } from "#domain/signatures/algorithm";
import { contentDigest } from "#domain/signatures/content-digest";
import { pemOf } from "#domain/signatures/public-key";
import { requiredComponents } from "#domain/signatures/request-profile";
import { revokeSigningKey } from "#domain/signing-keys/revoke-signing-key";
import { setSigningRules } from "#domain/signing-keys/set-signing-rules";
import { anAccount } from "#e2e/support/account";
import { call } from "#e2e/support/handler";
import { anySigner, customer, refused, send, signedPost } from "#e2e/support/signed-calls";
import { anIntegrator, pairs, signedHeaders } from "#e2e/support/signing";
import { randomToken } from "#platform/random";

test.each(signatureAlgorithms)("a request that is signed by %s is answered", async (algorithm) => {
  const integrator = await anIntegrator(algorithm);
  const got = await send(signedHeaders(integrator, algorithm, customer));
  expect([got.status, got.at("name")]).toEqual([200, "Ada"]);
  const read = { method: "GET", path: "/v1/balance?expand[]=x" } as const;
  const balance = await call(getBalance, {
    ...read,
    headers: signedHeaders(integrator, algorithm, read),
  });
  expect(balance.at("error", "code")).not.toBe("signature_invalid");
});

test("a key of signed requests only takes no other, by its secret or a browser's", async () => {
  const { developer, apiKey, secret, ...integrator } = await anIntegrator("ed25519");
  await setSigningRules(developer, {
    apiKeyId: apiKey.id,
    signedOnly: true,
    signedAnswers: false,
  });
  expect(await refused(send({ authorization: `Bearer ${secret}` }), "signature_missing")).toContain(
    "Signature-Input",
  );
  const whole = { developer, apiKey, secret, ...integrator };
  expect((await send(signedHeaders(whole, "ed25519", customer))).status).toBe(200);
});

test("the same request a second time is refused, and so is one at the same moment", async () => {
  const headers = await signedPost();
  expect((await send(headers)).status).toBe(200);
  await refused(send(headers), "signature_replayed");
  const both = await signedPost();
  const answers = await Promise.all([1, 2, 3, 4].map(() => send(both)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test("a body that was changed on the way is refused, with its digest or without", async () => {
  const headers = await signedPost();
  const swapped = { body: "name=Eve" };
  expect(await refused(send(headers, swapped), "content_digest_mismatch")).toContain(
    "Content-Digest",
  );
  const redigested = { ...headers, "content-digest": contentDigest(swapped.body) };
  expect(await refused(send(redigested, swapped))).toContain("does not fit");
  const { "content-digest": _, ...without } = headers;
  expect(await refused(send(without))).toContain("content-digest");
});

test("a digest is checked whether or not the request is signed", async () => {
  const { secret } = await anySigner();
  const plain = {
    authorization: `Bearer ${secret}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  const right = { ...plain, "content-digest": contentDigest(customer.body) };
  expect((await send(right)).status).toBe(200);
  await refused(send(right, { body: "name=Eve" }), "content_digest_mismatch");
  const strange = { ...plain, "content-digest": "md5=:AAAA:" };
  await refused(send(strange), "content_digest_mismatch");
});

test("another method, path or query is not what was signed", async () => {
  const read = { method: "GET", path: "/v1/balance" } as const;
  const headers = signedHeaders(await anySigner(), "ed25519", read);
  const at = (target: string) => call(getBalance, { path: target, headers });
  expect(await refused(at("/v1/balance?limit=1"))).toContain("does not fit");
  expect(await refused(at("/v1/balance?"))).toContain("does not fit");
  expect(await refused(send(headers))).toContain("must cover the component content-digest");
  expect((await at("/v1/balance")).status).toBe(200);
});

test("a Host header says nothing about what was signed", async () => {
  const elsewhere = await signedPost({ origin: "https://evil.example" });
  expect(await refused(send({ ...elsewhere, host: "evil.example" }))).toContain("does not fit");
  const right = await signedPost();
  const spoofed = { ...right, host: "evil.example", "x-forwarded-host": "evil.example" };
  expect((await send(spoofed)).status).toBe(200);
});

test("headers that were added, removed or set otherwise show", async () => {
  const components = [...requiredComponents("POST", true), "x-order"];
  const headers = await signedPost({ components, headers: { "x-order": "a, b" } });
  const { "x-order": _, ...removed } = headers;
  expect(await refused(send(removed))).toContain("no such field");
  expect(await refused(send({ ...headers, "x-order": "b, a" }))).toContain("does not fit");
  const other = { ...headers, "idempotency-key": randomToken() };
  expect(await refused(send(other))).toContain("does not fit");
  expect((await send(headers)).status).toBe(200);
});

test("another tenant's key, another API key's, and an unknown one are all the same", async () => {
  const stranger = await anIntegrator("ed25519");
  const own = await anySigner();
  const theirs = signedHeaders({ ...stranger, secret: own.secret }, "ed25519", customer);
  const unknown = await signedPost({ parameters: { keyid: "sgk_0000000000000000000000" } });
  const said = await refused(send(theirs));
  expect(said).toBe(await refused(send(unknown)));
  expect(said).toContain("names no signing key");
  const sibling = await anIntegrator("ecdsa-p256-sha256", own.account);
  const siblings = signedHeaders({ ...sibling, secret: own.secret }, "ecdsa-p256-sha256", customer);
  expect(await refused(send(siblings))).toBe(said);
});

test("a signature under a stolen keyid, made with another key, does not hold", async () => {
  const own = await anIntegrator("ecdsa-p256-sha256");
  const other = await anIntegrator("ed25519");
  const forged = signedHeaders({ ...own, key: other.key }, "ed25519", customer);
  expect(await refused(send(forged))).toContain("alg");
  const shared = await anIntegrator("hmac-sha256");
  const confused = { ...own, key: shared.key };
  const said = { ...customer, parameters: { alg: "ecdsa-p256-sha256" } };
  expect(await refused(send(signedHeaders(confused, "hmac-sha256", said)))).toContain("not fit");
  const published = {
    ...own,
    key: createSecretKey(Buffer.from(pemOf(pairs["ecdsa-p256-sha256"].publicKey))),
  };
  expect(await refused(send(signedHeaders(published, "hmac-sha256", said)))).toContain("not fit");
  expect(await refused(send(signedHeaders(published, "hmac-sha256", customer)))).toContain("alg");
});

test("a revoked signing key and a revoked API key sign nothing from the next request on", async () => {
  const integrator = await anIntegrator("ed25519");
  const { developer, signingKeyId, apiKey } = integrator;
  const sign = () => signedHeaders(integrator, "ed25519", customer);
  expect((await send(sign())).status).toBe(200);
  await revokeSigningKey(developer, { signingKeyId });
  expect(await refused(send(sign()))).toContain("names no signing key");
  await revokeApiKey(developer, { apiKeyId: apiKey.id });
  await refused(send(sign()), "api_key_invalid");
});

test("a request without a signature is answered as before by a key that asks for none", async () => {
  const { secret } = await anySigner();
  const got = await send({
    authorization: `Bearer ${secret}`,
    "content-type": "application/x-www-form-urlencoded",
  });
  expect(got.status).toBe(200);
  expect(got.headers.get("signature")).toBeNull();
});

test("nobody can shut themself out: signed only needs a key that signs", async () => {
  const { developer, apiKey } = await anIntegrator("ES256", await anAccount());
  const asked = { apiKeyId: apiKey.id, signedOnly: true, signedAnswers: false };
  await expect(setSigningRules(developer, asked)).rejects.toThrow("Register a key");
});

test("the keys that take a key's place sign with the same, and must where it must", async () => {
  const integrator = await anIntegrator("ed25519");
  const { developer, apiKey } = integrator;
  await setSigningRules(developer, { apiKeyId: apiKey.id, signedOnly: true, signedAnswers: false });
  const signedWith = (secret: string) =>
    send(signedHeaders({ ...integrator, secret }, "ed25519", customer));
  const rotated = await rotateApiKey(developer, { apiKeyId: apiKey.id, graceHours: 1 });
  expect((await signedWith(integrator.secret)).status).toBe(200);
  expect((await signedWith(rotated.secret)).status).toBe(200);
  const bare = { authorization: `Bearer ${rotated.secret}` };
  await refused(send(bare), "signature_missing");
  const leak = { apiKeyId: rotated.key.id, reissues: true };
  const { reissued } = await reportLeak(developer, leak);
  await refused(signedWith(rotated.secret), "api_key_invalid");
  expect((await signedWith(reissued?.secret ?? "")).status).toBe(200);
});

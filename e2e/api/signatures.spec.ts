import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "@playwright/test";
import { verifySignature } from "http-message-sig";
import { SignJWT } from "jose";
import { Stripe } from "stripe";
import * as z from "zod";
import { signatureAlgorithms } from "#domain/signatures/algorithm";
import { contentDigest } from "#domain/signatures/content-digest";
import { addSigningKey } from "#domain/signing-keys/add-signing-key";
import { revokeSigningKey } from "#domain/signing-keys/revoke-signing-key";
import { setSigningRules } from "#domain/signing-keys/set-signing-rules";
import { ask, type Sent } from "#e2e/support/ask";
import { runGuideClient, runGuideShell } from "#e2e/support/guide-code";
import { post as postForm, sdk } from "#e2e/support/integrator";
import { startNext } from "#e2e/support/plane";
import { aReceiver } from "#e2e/support/receiver";
import { anIntegrator, type Integrator, signedHeaders } from "#e2e/support/signing";
import { systemClock, unixSeconds } from "#platform/clock";
import { randomToken } from "#platform/random";
import { settings } from "#platform/settings";

const body = "name=Ada";
const post = { method: "POST", path: "/v1/customers", body } as const;

const Refusal = z.object({ error: z.object({ code: z.string(), param: z.string().optional() }) });

async function codeOf(sent: Sent, origin = settings().origin): Promise<string> {
  const got = await ask(origin, sent);
  return got.status === 200 ? "let through" : Refusal.parse(JSON.parse(got.body)).error.code;
}

function signed(integrator: Integrator) {
  return { ...post, headers: signedHeaders(integrator, "ed25519", post) };
}

for (const algorithm of signatureAlgorithms) {
  test(`a request that is signed by ${algorithm} is answered once`, async () => {
    const integrator = await anIntegrator(algorithm);
    const sent = { ...post, headers: signedHeaders(integrator, algorithm, post) };
    expect(await codeOf(sent)).toBe("let through");
    expect(await codeOf(sent)).toBe("signature_replayed");
  });
}

test("the guide's client signs requests that are let through", async () => {
  const { secret: apiKey, signingKeyId: keyid, key } = await anIntegrator("ed25519");
  const privateKey = key.export({ type: "pkcs8", format: "pem" });
  const call = { method: "POST", body, apiKey, keyid, privateKey };
  expect(await runGuideClient(call, `${settings().origin}/v1/customers`)).toMatchObject({
    status: 200,
    name: "Ada",
  });
  const read = { method: "GET", apiKey, keyid, privateKey };
  expect(await runGuideClient(read, `${settings().origin}/v1/customers?limit=1`)).toMatchObject({
    status: 200,
    object: "list",
  });
});

test("the guide's openssl and curl sign requests that are let through", async () => {
  const { secret, signingKeyId, key } = await anIntegrator("ed25519");
  const pem = key.export({ type: "pkcs8", format: "pem" });
  const env = { ORIGIN: settings().origin, API_KEY: secret, KEY_ID: signingKeyId };
  expect(await runGuideShell("shell", env, { "signing.pem": pem })).toMatchObject({ name: "Ada" });
});

test("the guide's simple header is let through", async () => {
  const { secret, signingKeyId, sharedSecret } = await anIntegrator("hmac-sha256");
  const env = { ORIGIN: settings().origin, API_KEY: secret, KEY_ID: signingKeyId };
  const told = await runGuideShell("mac", { ...env, SECRET: sharedSecret });
  expect(told).toMatchObject({ object: "customer", name: "Ada" });
});

test("the unmodified SDK signs through a fetch of one's own, where nothing else is taken", async () => {
  const integrator = await anIntegrator("ed25519");
  const { developer, apiKey, secret } = integrator;
  await setSigningRules(developer, { apiKeyId: apiKey.id, signedOnly: true, signedAnswers: false });
  const signing: typeof fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const sent = typeof init.body === "string" ? { body: init.body } : {};
    const headers = signedHeaders(integrator, "ed25519", {
      method: init.method === "POST" ? "POST" : "GET",
      path: url.pathname + url.search,
      ...sent,
      headers: Object.fromEntries(new Headers(init.headers)),
    });
    return fetch(url, { ...init, headers });
  };
  const { hostname: host, port } = new URL(settings().origin);
  const httpClient = Stripe.createFetchHttpClient(signing);
  const stripe = new Stripe(secret, { host, port, protocol: "http", httpClient, telemetry: false });
  const customer = await stripe.customers.create({ name: "Ada" });
  expect((await stripe.customers.retrieve(customer.id)).id).toBe(customer.id);
  await expect(sdk(secret).balance.retrieve()).rejects.toMatchObject({ code: "signature_missing" });
});

test("what was changed on the way is refused, and a Host header is not believed", async () => {
  const integrator = await anIntegrator("ed25519");
  const sent = signed(integrator);
  expect(await codeOf({ ...sent, body: "name=Eve" })).toBe("content_digest_mismatch");
  expect(await codeOf({ ...sent, path: "/v1/customers?" })).toBe("signature_invalid");
  const other = { ...sent.headers, "content-digest": contentDigest("name=Eve") };
  expect(await codeOf({ ...sent, body: "name=Eve", headers: other })).toBe("signature_invalid");
  const elsewhere = { ...post, origin: "http://evil.example" };
  const headers = signedHeaders(integrator, "ed25519", elsewhere);
  const spoofed = { ...headers, host: "evil.example" };
  expect(await codeOf({ ...post, headers: spoofed })).toBe("signature_invalid");
  expect(await codeOf({ ...sent, headers: { ...sent.headers, host: "evil.example" } })).toBe(
    "let through",
  );
});

test("of one signature at two processes at once, one is let through", async () => {
  await using opened = new AsyncDisposableStack();
  const origins = [settings().origin, await startNext(opened)];
  const integrator = await anIntegrator("ed25519");
  for (let round = 0; round < 3; round += 1) {
    const sent = signed(integrator);
    const codes = await Promise.all([...origins, ...origins].map((at) => codeOf(sent, at)));
    expect(codes.filter((code) => code === "let through")).toHaveLength(1);
    expect(codes.filter((code) => code === "signature_replayed")).toHaveLength(3);
  }
});

test("a revoked signing key holds nowhere after a second", async () => {
  const integrator = await anIntegrator("ed25519");
  expect(await codeOf(signed(integrator))).toBe("let through");
  const { developer, signingKeyId } = integrator;
  await revokeSigningKey(developer, { signingKeyId });
  await expect
    .poll(() => codeOf(signed(integrator)), { timeout: 1_000, intervals: [50] })
    .toBe("signature_invalid");
});

test("the SDK calls with a signed token in its key's place, once", async () => {
  const { account, apiKey, signingKeyId, key } = await anIntegrator("ES256");
  const iat = unixSeconds(systemClock());
  const claims = { iss: apiKey.id, sub: account.id, aud: settings().origin, iat, exp: iat + 60 };
  const token = await new SignJWT({ ...claims, jti: randomToken() })
    .setProtectedHeader({ alg: "ES256", kid: signingKeyId })
    .sign(key);
  const stripe = sdk(token, { maxNetworkRetries: 0 });
  expect((await stripe.balance.retrieve()).object).toBe("balance");
  await expect(stripe.balance.retrieve()).rejects.toMatchObject({ code: "token_replayed" });
});

const KeySet = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })),
});

/** Checks by what is published, as a stranger does. */
async function publishedVerifier(keyid: unknown) {
  const answer = await fetch(`${settings().origin}/.well-known/jwks.json`);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
  const { keys } = KeySet.parse(await answer.json());
  const jwk = keys.find(({ kid }) => kid === keyid) ?? { kty: "none" };
  const key = createPublicKey({ key: jwk, format: "jwk" });
  return {
    algorithm: "ed25519",
    verify: (data: Uint8Array, signature: Uint8Array) => verify(null, data, key, signature),
  };
}

const policy = {
  algorithms: ["ed25519"],
  requiredComponents: ["content-digest", "content-type"],
  requiredParameters: ["created", "expires", "keyid", "tag", "nonce"],
  maxAge: 120,
};

test("an answer that is asked to be signed is, by a key that is published", async () => {
  const { secret } = await anIntegrator("ed25519");
  const headers = { authorization: `Bearer ${secret}`, "accept-signature": 'sig1=();nonce="mine"' };
  const answer = await fetch(`${settings().origin}/v1/balance`, { headers });
  const text = await answer.clone().text();
  const held = await verifySignature(answer, {
    policy,
    resolveVerifier: ({ parameters }) => publishedVerifier(parameters.keyid),
  });
  expect(held.parameters).toMatchObject({ tag: "tollgate-answer", nonce: "mine" });
  expect(answer.headers.get("content-digest")).toBe(contentDigest(text));
});

test("a webhook carries a message signature where its endpoint has it so", async () => {
  await using receiver = await aReceiver();
  const { secret } = await anIntegrator("ed25519");
  const stripe = sdk(secret);
  const made = await stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ["*"] });
  const wish = await postForm(
    secret,
    `/v1/webhook_endpoints/${made.id}`,
    "message_signatures=true",
  );
  expect(await wish.json()).toMatchObject({ message_signatures: true });
  const tried = { method: "POST", path: `/v1/webhook_endpoints/${made.id}/test_events` } as const;
  const headers = { authorization: `Bearer ${secret}` };
  expect((await ask(settings().origin, { ...tried, headers })).status).toBe(200);
  await expect.poll(() => receiver.received.length).toBeGreaterThan(0);
  const [webhook] = receiver.received;
  const fields = Object.entries(webhook?.headers ?? {}).map(([name, value]) => ({
    name,
    value: String(value),
  }));
  const targetUri = new URL(receiver.url).href;
  const held = await verifySignature(
    { kind: "request", method: "POST", targetUri, fields },
    { policy, resolveVerifier: ({ parameters }) => publishedVerifier(parameters.keyid) },
  );
  expect(held.parameters.tag).toBe("tollgate-webhook");
  expect(webhook?.headers["content-digest"]).toBe(contentDigest(webhook?.body ?? ""));
});

test("a stranger's signing key is as unknown as one that never was", async () => {
  const [own, stranger] = [await anIntegrator("ed25519"), await anIntegrator("ed25519")];
  const { developer, apiKey } = own;
  await addSigningKey(developer, { apiKeyId: apiKey.id, name: "x", algorithm: "hmac-sha256" });
  const answers = [
    { ...stranger, secret: own.secret },
    { ...own, signingKeyId: "sgk_x" },
  ].map(async (signer) => {
    const headers = signedHeaders(signer, "ed25519", post);
    const { body: text } = await ask(settings().origin, { ...post, headers });
    return text.replaceAll(/req_\w+/g, "req");
  });
  const [one, other] = await Promise.all(answers);
  expect(one).toBe(other);
  expect(one).toContain("keyid");
});

import { createPublicKey, verify } from "node:crypto";
import { verifySignature } from "http-message-sig";
import { expect, test } from "vitest";
import * as z from "zod";
import { GET as getKeys } from "#app/.well-known/jwks.json/route";
import { GET as getBalance } from "#app/v1/balance/route";
import { contentDigest } from "#domain/signatures/content-digest";
import { setSigningRules } from "#domain/signing-keys/set-signing-rules";
import { call, type Received } from "#e2e/support/handler";
import { anIntegrator, signedHeaders } from "#e2e/support/signing";

const KeySet = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), alg: z.string(), kty: z.string() })),
});

/** Whether a stranger to our code, with our published keys, finds the answer signed. */
async function isSigned(answer: Received): Promise<string | undefined> {
  const { keys } = KeySet.parse(await (await getKeys()).json());
  const fields = [...answer.headers].map(([name, value]) => ({ name, value }));
  const verified = await verifySignature(
    { kind: "response", status: answer.status, fields },
    {
      policy: {
        algorithms: ["ed25519"],
        requiredComponents: ["@status", "content-type", "content-digest", "request-id"],
        requiredParameters: ["created", "expires", "keyid", "tag"],
        maxAge: 60,
      },
      resolveVerifier: ({ parameters }) => {
        const jwk = keys.find(({ kid }) => kid === parameters.keyid);
        const key = createPublicKey({ key: { ...jwk }, format: "jwk" });
        return {
          algorithm: "ed25519",
          verify: (data, signature) => verify(null, data, key, signature),
        };
      },
    },
  );
  expect(answer.headers.get("content-digest")).toBe(contentDigest(answer.text));
  expect(verified.parameters.tag).toBe("tollgate-answer");
  return verified.parameters.nonce;
}

test("an answer is signed where the request asks for it, and repeats its nonce", async () => {
  const { secret: key } = await anIntegrator("ed25519");
  const headers = { "accept-signature": 'sig1=("@status");nonce="one of mine"' };
  const signed = await call(getBalance, { path: "/v1/balance", key, headers });
  expect(await isSigned(signed)).toBe("one of mine");
  const plain = await call(getBalance, { path: "/v1/balance", key });
  expect(plain.headers.get("signature")).toBeNull();
});

test("every answer is signed where the key has it so, refusals too", async () => {
  const integrator = await anIntegrator("ed25519");
  const { developer, apiKey, secret: key } = integrator;
  await setSigningRules(developer, { apiKeyId: apiKey.id, signedOnly: false, signedAnswers: true });
  const path = "/v1/balance";
  const headers = signedHeaders(integrator, "ed25519", { method: "GET", path });
  const nonce = /nonce="([^"]+)"/.exec(headers["signature-input"] ?? "")?.[1];
  expect(await isSigned(await call(getBalance, { path, headers }))).toBe(nonce);
  const replayed = await call(getBalance, { path, headers });
  expect(replayed.at("error", "code")).toBe("signature_replayed");
  await isSigned(replayed);
  const refused = await call(getBalance, { path: `${path}?unknown=1`, key });
  expect(refused.status).toBe(400);
  await isSigned(refused);
});

test("a wish that cannot be read is one for a signature", async () => {
  const { secret: key } = await anIntegrator("ed25519");
  for (const wish of ["", "((", "sig1", 'sig2=();nonce="x"']) {
    const headers = { "accept-signature": wish };
    const answer = await call(getBalance, { path: "/v1/balance", key, headers });
    expect(await isSigned(answer)).toBeUndefined();
  }
});

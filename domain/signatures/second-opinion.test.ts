import { generateKeyPairSync } from "node:crypto";
import { createSignature, verifySignature } from "http-message-sig";
import { expect, test } from "vitest";
import { isSignedBy, signatureOf } from "#domain/signatures/algorithm";
import { judgeSignature } from "#domain/signatures/judge-signature";
import { requiredComponents } from "#domain/signatures/request-profile";
import { signatureFields } from "#domain/signatures/sign-message";

// What http-message-sig signs holds here, and what is signed here holds there.

const algorithm = "ed25519";
const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const now = Temporal.Instant.from("2026-03-01T12:00:00Z");
const created = now.epochMilliseconds / 1000;
const targetUri = "https://pay.example.com/v1/customers?b=%20&a=1";
const headers: Readonly<Record<string, string>> = {
  "content-digest": "sha-256=:AAAA:",
  "content-type": "application/json",
  "idempotency-key": "one",
};
const parameters = {
  created,
  expires: created + 60,
  nonce: "0123456789abcdef",
  keyid: "sgk_1",
  alg: algorithm,
  tag: "tollgate-request",
};
const components = requiredComponents("POST", true);
const fields = Object.entries(headers).map(([name, value]) => ({ name, value }));
const theirs = { kind: "request", method: "POST", targetUri, fields } as const;

function judged(signature: Readonly<Record<string, string>>) {
  const all = { ...headers, ...signature };
  return judgeSignature({
    message: { method: "POST", targetUri, field: (name) => all[name] ?? null },
    required: components,
    now,
    keyOf: async (id) => (id === "sgk_1" ? { id, algorithm, key: publicKey } : undefined),
  });
}

test("what they sign holds here", async () => {
  const made = await createSignature(theirs, {
    label: "sig1",
    components,
    parameters,
    signer: {
      algorithm,
      sign: (base) => signatureOf(algorithm, Buffer.from(base).toString("latin1"), privateKey),
    },
  });
  const { faults, signed } = await judged({
    "signature-input": made.signatureInput,
    signature: made.signature,
  });
  expect(faults).toEqual([]);
  expect(signed?.parameters).toEqual(parameters);
});

test("what is signed here holds there", async () => {
  const message = { method: "POST", targetUri, field: (name: string) => headers[name] ?? null };
  const made = signatureFields(message, { key: privateKey, algorithm, components, parameters });
  const sent = [
    ...fields,
    { name: "signature-input", value: made["signature-input"] },
    { name: "signature", value: made.signature },
  ];
  const verified = await verifySignature(
    { ...theirs, fields: sent },
    {
      policy: {
        algorithms: [algorithm],
        requiredComponents: components,
        requiredParameters: Object.keys(parameters),
        now: created,
      },
      resolveVerifier: () => ({
        algorithm,
        verify: (base, signature) =>
          isSignedBy(
            { algorithm, key: publicKey },
            Buffer.from(base).toString("latin1"),
            signature,
          ),
      }),
    },
  );
  expect(verified.label).toBe("sig1");
});

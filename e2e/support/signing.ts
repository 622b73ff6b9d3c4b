import {
  createPrivateKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import type { Account } from "#domain/access/context";
import type { ApiKey } from "#domain/api-keys/api-key";
import { createApiKey } from "#domain/api-keys/create-api-key";
import type { SignatureAlgorithm } from "#domain/signatures/algorithm";
import { contentDigest } from "#domain/signatures/content-digest";
import { pemOf } from "#domain/signatures/public-key";
import { requiredComponents, tags } from "#domain/signatures/request-profile";
import { signatureFields } from "#domain/signatures/sign-message";
import { addSigningKey } from "#domain/signing-keys/add-signing-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { systemClock, unixSeconds } from "#platform/clock";
import { randomToken } from "#platform/random";
import { settings } from "#platform/settings";

/** The algorithms that a key can be registered for, and a pair for each. */
export const pairs = {
  ed25519: generateKeyPairSync("ed25519"),
  "ecdsa-p256-sha256": generateKeyPairSync("ec", { namedCurve: "P-256" }),
  "rsa-pss-sha512": generateKeyPairSync("rsa", { modulusLength: 2048 }),
  ES256: generateKeyPairSync("ec", { namedCurve: "P-256" }),
  RS256: generateKeyPairSync("rsa", { modulusLength: 2048 }),
} as const;

export type SigningAlgorithm = keyof typeof pairs | "hmac-sha256";

/** An API key of an account of its own, and what it signs with. */
export interface Integrator {
  readonly account: Account;
  readonly developer: ReturnType<typeof personContext>;
  readonly apiKey: ApiKey;
  readonly secret: string;
  readonly signingKeyId: string;
  readonly key: KeyObject;
  /** The shared secret as it was shown; empty for others. */
  readonly sharedSecret: string;
}

/** An integrator with an API key and one signing key of this kind. */
export async function anIntegrator(
  algorithm: SigningAlgorithm,
  account?: Account,
): Promise<Integrator> {
  const own = account ?? (await anAccount());
  const developer = personContext(own, await aPerson("admin"));
  const { key: apiKey, secret } = await createApiKey(developer, { name: "Signing" });
  const asked = { apiKeyId: apiKey.id, name: algorithm };
  if (algorithm === "hmac-sha256") {
    const added = await addSigningKey(developer, { ...asked, algorithm });
    const sharedSecret = added.secret ?? "";
    const key = createSecretKey(Buffer.from(sharedSecret, "utf8"));
    const signingKeyId = added.key.id;
    return { account: own, developer, apiKey, secret, signingKeyId, key, sharedSecret };
  }
  const publicKey = pemOf(pairs[algorithm].publicKey);
  const added = await addSigningKey(developer, { ...asked, algorithm, publicKey });
  const pem = pairs[algorithm].privateKey.export({ type: "pkcs8", format: "pem" });
  const key = createPrivateKey(pem);
  const signingKeyId = added.key.id;
  return { account: own, developer, apiKey, secret, signingKeyId, key, sharedSecret: "" };
}

/** What is to be signed; what is not said is as it should be. */
export interface ToSign {
  readonly method: "DELETE" | "GET" | "POST";
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly components?: readonly string[];
  readonly parameters?: Readonly<Record<string, string | number | undefined>>;
  readonly origin?: string;
}

/** The headers of a request that this integrator signs by the profile. */
export function signedHeaders(
  { key, secret, signingKeyId }: Integrator,
  algorithm: SignatureAlgorithm,
  asked: ToSign,
): Readonly<Record<string, string>> {
  const { method, path, body } = asked;
  const headers: Readonly<Record<string, string>> = {
    authorization: `Bearer ${secret}`,
    ...(body === undefined
      ? {}
      : {
          "content-type": "application/x-www-form-urlencoded",
          "content-digest": contentDigest(body),
        }),
    ...(method === "POST" ? { "idempotency-key": randomToken() } : {}),
    ...asked.headers,
  };
  const created = unixSeconds(systemClock());
  const message = {
    method,
    targetUri: `${asked.origin ?? settings().origin}${path}`,
    field: (name: string) => headers[name] ?? null,
  };
  const signature = signatureFields(message, {
    key,
    algorithm,
    components: asked.components ?? requiredComponents(method, body !== undefined),
    parameters: {
      created,
      expires: created + 120,
      nonce: randomToken(),
      keyid: signingKeyId,
      tag: tags.request,
      ...asked.parameters,
    },
  });
  return { ...headers, ...signature };
}

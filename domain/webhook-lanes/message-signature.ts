import type { IssuerKey } from "#domain/issuer-keys/issuer-key";
import { contentDigest } from "#domain/signatures/content-digest";
import { signatureSeconds, tags } from "#domain/signatures/request-profile";
import { signatureFields } from "#domain/signatures/sign-message";
import { unixSeconds } from "#platform/clock";
import { randomToken } from "#platform/random";

/** What deliveries say of their body. */
export const deliveredType = "application/json; charset=utf-8";

interface Delivered {
  readonly url: string;
  readonly body: string;
}

const components = ["@method", "@target-uri", "content-digest", "content-type"];

/** The fields of RFC 9421 for a delivery, made by a key of ours that everybody can look up. */
export function messageSignature({ url, body }: Delivered, key: IssuerKey, at: Temporal.Instant) {
  const digest = contentDigest(body);
  const fields: Readonly<Record<string, string>> = {
    "content-type": deliveredType,
    "content-digest": digest,
  };
  const created = unixSeconds(at);
  const message = {
    method: "POST",
    targetUri: new URL(url).href,
    field: (name: string) => fields[name] ?? null,
  };
  const signature = signatureFields(message, {
    key: key.privateKey,
    algorithm: "ed25519",
    components,
    parameters: {
      created,
      expires: created + signatureSeconds.longest,
      nonce: randomToken(),
      keyid: key.id,
      tag: tags.webhook,
    },
  });
  return { "content-digest": digest, ...signature };
}

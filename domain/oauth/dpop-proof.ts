import { createHash } from "node:crypto";
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from "jose";
import * as z from "zod";
import { keepOnce } from "#domain/oauth/artefact-store";
import { type Clock, unixSeconds } from "#platform/clock";

/** A request whose sender says they hold the key that its token is bound to (RFC 9449). */
export interface ProofOf {
  readonly proof: string;
  readonly token: string;
  readonly method: string;
  /** Without query and fragment. */
  readonly url: string;
  /** The thumbprint that the token names. */
  readonly boundTo: string;
}

const algorithms = ["ES256", "EdDSA", "Ed25519", "PS256", "RS256"];
const freshSeconds = 300;
const Claims = z.object({
  jti: z.string().min(1).max(256),
  htm: z.string(),
  htu: z.string(),
  ath: z.string(),
  iat: z.number(),
});

/** Whether the proof is of this very request, by that key, fresh, and seen for the first time. */
export async function isProven(asked: ProofOf, clock: Clock): Promise<boolean> {
  const proof = await signedBy(asked.proof);
  if (!proof || proof.thumbprint !== asked.boundTo) return false;
  const { htm, htu, ath, iat, jti } = proof.claims;
  const age = Math.abs(unixSeconds(clock()) - iat);
  const isOfRequest = htm === asked.method && withoutQuery(htu) === asked.url;
  if (!isOfRequest || ath !== digestOf(asked.token) || age > freshSeconds) return false;
  const name = `${proof.thumbprint} ${jti}`;
  return keepOnce({ kind: "Proof", name, seconds: 2 * freshSeconds }, clock);
}

async function signedBy(proof: string) {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      algorithms,
      typ: "dpop+jwt",
    });
    const claims = Claims.safeParse(payload).data;
    if (!claims || !protectedHeader.jwk) return undefined;
    return { claims, thumbprint: await calculateJwkThumbprint(protectedHeader.jwk) };
  } catch {
    return undefined;
  }
}

function withoutQuery(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname}`;
}

function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

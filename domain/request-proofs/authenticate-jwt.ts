import { errors, jwtVerify } from "jose";
import * as z from "zod";
import { lineOf } from "#domain/api-keys/api-key";
import { authenticateDigest } from "#domain/api-keys/authenticate-api-key";
import type { SeenUse } from "#domain/api-keys/key-uses";
import { DomainError } from "#domain/errors/domain-error";
import { type BearerToken, readBearerToken } from "#domain/request-proofs/bearer-token";
import { findDigest } from "#domain/request-proofs/queries";
import type { OnceOnly } from "#domain/request-proofs/request-proof";
import { signingKeyState } from "#domain/signing-keys/signing-key";
import { signingKeyMemory } from "#domain/signing-keys/signing-key-memory";
import { type Clock, dateOf, unixSeconds } from "#platform/clock";
import { settings } from "#platform/settings";

/** How long a token may be good, in seconds from its `iat`. */
const longestTokenSeconds = 300;
const aheadSeconds = 60;
const unfit = "its signature is not by a key in use, named by kid, of the API key in iss";

const Claims = z.object({
  iat: z.int(),
  exp: z.int(),
  jti: z.string().min(16).max(128),
  aud: z.string(),
});

/**
 * The API key that a short token was signed for, and what makes the token good for one request. It
 * acts with the rights of that key: the private half is as good as its secret, and never travels.
 */
export async function authenticateJwt(token: string, clock: Clock, seen?: SeenUse) {
  const read = readBearerToken(token);
  if (!read) throw refusal("it must be three parts of canonical base64url with alg, kid, iss, sub");
  const now = clock();
  const signing = await signingKeyMemory().find(read.subject, read.kid);
  if (signing?.row.algorithm !== read.alg) throw unsigned();
  const claims = await provenClaims(token, signing.key, { read, now });
  requireShort(claims, now);
  if (signingKeyState(signing.row, now) !== "active") throw unsigned();
  const digest = await findDigest(read.subject, read.issuer);
  const found = await authenticateDigest(digest, clock, seen);
  if (signing.row.subject !== lineOf(found.key)) throw unsigned();
  const once: OnceOnly = {
    accountId: found.account.id,
    signingKeyId: signing.row.id,
    nonce: `jti ${claims.jti}`,
    expiresAt: Temporal.Instant.fromEpochMilliseconds((claims.exp + 1) * 1000),
    kind: "token",
  };
  return { ...found, once };
}

interface Expected {
  readonly read: BearerToken;
  readonly now: Temporal.Instant;
}

async function provenClaims(
  token: string,
  key: Parameters<typeof jwtVerify>[1],
  { read, now }: Expected,
) {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [read.alg],
      issuer: read.issuer,
      subject: read.subject,
      audience: settings().origin,
      requiredClaims: ["iat", "exp", "jti"],
      currentDate: dateOf(now),
    });
    const claims = Claims.safeParse(payload);
    if (claims.success) return claims.data;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw refusal(reasonOf(error));
  }
  throw refusal("iat, exp, aud or jti is of the wrong kind, or jti shorter than 16 characters");
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return "exp has passed";
  if (error instanceof errors.JWTClaimValidationFailed) return `the claim ${error.claim} is wrong`;
  return unfit;
}

function requireShort({ iat, exp }: z.output<typeof Claims>, now: Temporal.Instant): void {
  if (iat > unixSeconds(now) + aheadSeconds) throw refusal("iat is in the future");
  if (exp - iat > longestTokenSeconds || exp <= iat) {
    throw refusal(`exp must be 1 to ${longestTokenSeconds} seconds after iat`);
  }
}

/** One answer for a key that is unknown, a stranger's, revoked, or has not signed. */
function unsigned(): DomainError {
  return refusal(unfit);
}

function refusal(reason: string): DomainError {
  return new DomainError("token_invalid", `This signed token does not hold: ${reason}.`);
}

import { Secret, TOTP } from "otpauth";
import type { totpFactors } from "#db/schema/sign-in";
import { randomBytes } from "#platform/random";

export type TotpFactor = typeof totpFactors.$inferSelect;

const secretBytes = 20;
const periodSeconds = 30;
/** Clocks may be off by so many steps, in either direction. */
const steps = 1;
/** What every authenticator understands (RFC 6238). */
const settings = { algorithm: "SHA1", digits: 6, period: periodSeconds } as const;

/** A secret in base32, as people type it where they cannot scan. */
export function newTotpSecret(): string {
  return new Secret({ buffer: randomBytes(secretBytes).buffer }).base32;
}

/** What the QR code says: the secret, and how an authenticator names it. */
export function totpAddress(secret: string, email: string): string {
  const totp = new TOTP({ ...settings, issuer: "Tollgate", label: email, secret });
  return totp.toString();
}

/** The step at which a device with this secret shows the code; undefined if at none near now. */
export function stepOfCode(
  secret: string,
  typed: string,
  now: Temporal.Instant,
): bigint | undefined {
  const token = typed.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = now.epochMilliseconds;
  const shared = { ...settings, secret: Secret.fromBase32(secret), timestamp };
  const delta = TOTP.validate({ ...shared, token, window: steps });
  if (delta === null) return undefined;
  return BigInt(Math.floor(timestamp / (periodSeconds * 1000)) + delta);
}

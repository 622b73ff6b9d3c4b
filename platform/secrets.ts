import { createHmac, hash, hkdfSync, timingSafeEqual } from "node:crypto";
import { decrypted, encrypted } from "#platform/cipher";
import { settings } from "#platform/settings";

const derived = new Map<string, Buffer>();

/** A 256-bit key for one purpose, derived from the installation's secret (HKDF, RFC 5869). */
function keyFor(purpose: string): Buffer {
  const known = derived.get(purpose);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", settings().secret, "tollgate", purpose, 32));
  derived.set(purpose, key);
  return key;
}

/**
 * The keyed digest under which a secret is looked up; useless without the installation's secret.
 */
export function keyedDigest(purpose: string, secret: string): string {
  return createHmac("sha256", keyFor(purpose)).update(secret).digest("hex");
}

/** A text that only this installation can read again, bound to these others. */
export function sealedUnderSecret(
  purpose: string,
  text: string,
  binding: readonly string[],
): string {
  return encrypted(keyFor(purpose), Buffer.from(text), binding);
}

/** What was sealed for that purpose; undefined where it is not, or is bound to others. */
export function openedUnderSecret(
  purpose: string,
  sealed: string,
  binding: readonly string[],
): string | undefined {
  return decrypted(keyFor(purpose), sealed, binding)?.toString();
}

/** SHA-256 in hex, for fingerprints of what is not secret. */
export function sha256(text: string): string {
  return hash("sha256", text, "hex");
}

/** Compares two texts without telling by its time where they differ. */
export function equalInConstantTime(left: string, right: string): boolean {
  return timingSafeEqual(hash("sha256", left, "buffer"), hash("sha256", right, "buffer"));
}

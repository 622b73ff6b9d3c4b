import { createCipheriv, createDecipheriv } from "node:crypto";
import { randomBytes } from "#platform/random";

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/** A fresh key for this cipher: 32 bytes. */
export function newCipherKey(): Uint8Array {
  return randomBytes(32);
}

/**
 * The plaintext under AES-256-GCM with a fresh nonce, as base64url; opens only with the same
 * associated texts in the same order.
 */
export function encrypted(
  key: Uint8Array,
  plaintext: Uint8Array,
  associated: readonly string[],
): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes });
  cipher.setAAD(lengthPrefixed(associated));
  const body = [iv, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(body).toString("base64url");
}

/** What was encrypted; undefined where key, associated texts or a single bit are not the same. */
export function decrypted(
  key: Uint8Array,
  text: string,
  associated: readonly string[],
): Buffer | undefined {
  const bytes = Buffer.from(text, "base64url");
  const isCanonical = bytes.toString("base64url") === text;
  if (!isCanonical || bytes.length < ivBytes + tagBytes) return undefined;
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(lengthPrefixed(associated));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  const opened = decipher.update(bytes.subarray(ivBytes, -tagBytes));
  try {
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    return undefined;
  }
}

/** No two lists of texts read the same: each stands behind its length in bytes. */
function lengthPrefixed(texts: readonly string[]): Buffer {
  const parts = texts.flatMap((text) => {
    const bytes = Buffer.from(text, "utf8");
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat(parts);
}

import { randomFillSync, randomInt } from "node:crypto";

/**
 * Bytes drawn in one go and given out once each, as Node does for its own uuids: a draw costs far
 * more than its bytes. Every process and thread has a pool of its own, for none is ever forked.
 */
const pool = new Uint8Array(4_096);
let used = pool.length;

/** Unpredictable bytes; the only source of chance in the program. */
export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  if (length > pool.length) return randomFillSync(new Uint8Array(length));
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.slice(used, used + length);
  // A secret is nowhere but with whom it was made for.
  pool.fill(0, used, used + length);
  used += length;
  return bytes;
}

/** A secret of 256 bits in base64url, for sessions, links and the like. */
export function randomToken(): string {
  return Buffer.from(randomBytes(32).buffer).toString("base64url");
}

/** A whole number from 0 up to but not including the bound, to spread retries. */
export function randomBelow(bound: number): number {
  return randomInt(bound);
}

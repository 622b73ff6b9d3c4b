import { randomBytes as nodeRandomBytes, randomInt } from "node:crypto";

/** Unpredictable bytes; the only source of chance in the program. */
export function randomBytes(length: number): Uint8Array {
  return nodeRandomBytes(length);
}

/** A secret of 256 bits in base64url, for sessions, links and the like. */
export function randomToken(): string {
  return nodeRandomBytes(32).toString("base64url");
}

/** A whole number from 0 up to but not including the bound, to spread retries. */
export function randomBelow(bound: number): number {
  return randomInt(bound);
}

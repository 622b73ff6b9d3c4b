import { crc32 } from "node:zlib";
import type { Account } from "#domain/access/context";
import { toBase62 } from "#platform/base62";
import { randomBytes } from "#platform/random";
import { keyedDigest } from "#platform/secrets";

const prefixes = { live: "tg_live_", sandbox: "tg_test_" } as const;
const randomLength = 43;
const checksumLength = 6;
const hintLength = 4;
const shape = /^tg_(?:live|test)_[0-9A-Za-z]{49}$/;

/** A new secret: its mode, 256 bits of chance, and a checksum by which scanners can tell it. */
export function newApiKeySecret(mode: Account["mode"]): string {
  const random = BigInt(`0x${Buffer.from(randomBytes(32)).toString("hex")}`);
  const body = `${prefixes[mode]}${toBase62(random, randomLength)}`;
  return `${body}${checksum(body)}`;
}

/** Whether the text can be a key at all; typing errors are found without a look-up. */
export function isApiKeySecret(text: string): boolean {
  if (!shape.test(text)) return false;
  // Anyone can work a checksum out, so nothing is told by the time that comparing takes.
  return checksum(text.slice(0, -checksumLength)) === text.slice(-checksumLength);
}

/** What is kept of a secret to find its key by. */
export function apiKeyDigest(secret: string): string {
  return keyedDigest("api-key", secret);
}

/** What is shown of a secret later: its mode and its last characters. */
export function apiKeyHint(secret: string): string {
  return `${secret.slice(0, prefixes.live.length)}…${secret.slice(-hintLength)}`;
}

function checksum(body: string): string {
  return toBase62(BigInt(crc32(body)), checksumLength);
}

import { createHash } from "node:crypto";
import { fromBase62, toBase62 } from "#platform/base62";
import { randomBytes } from "#platform/random";

/** What each kind of thing is called in front of its id; integrators' programs look at these. */
export type IdPrefix =
  | "acct"
  | "aud"
  | "ba"
  | "ccsbtxn"
  | "ch"
  | "chop"
  | "cus"
  | "eml"
  | "evt"
  | "inv"
  | "key"
  | "lac"
  | "ltr"
  | "mer"
  | "pi"
  | "plc"
  | "plink"
  | "pm"
  | "po"
  | "re"
  | "req"
  | "ses"
  | "seti"
  | "stm"
  | "tok"
  | "topup"
  | "tr"
  | "trr"
  | "txn"
  | "usr"
  | "vk"
  | "wd"
  | "we"
  | "whd"
  | "whr"
  | "whi"
  | "wtr";

/** An id as people and programs see it: a prefix and a sortable uuidv7 in base 62. */
export type Id<Prefix extends IdPrefix = IdPrefix> = `${Prefix}_${string}`;

const bodyLength = 22;
const largestUuid = (1n << 128n) - 1n;

/** A new id whose order follows its time, made before anything is stored. */
export function newId<Prefix extends IdPrefix>(prefix: Prefix, at: Temporal.Instant): Id<Prefix> {
  const tail = Buffer.from(randomBytes(10)).toString("hex");
  const random = BigInt(`0x${tail}`);
  const time = BigInt(at.epochMilliseconds) & 0xffff_ffff_ffffn;
  const high = (time << 80n) | (0x7n << 76n) | (((random >> 62n) & 0xfffn) << 64n);
  const low = (0b10n << 62n) | (random & ((1n << 62n) - 1n));
  return `${prefix}_${toBase62(high | low, bodyLength)}`;
}

/** The one id that these parts always lead to (a version-8 uuid of their SHA-256). */
export function derivedId<Prefix extends IdPrefix>(
  prefix: Prefix,
  parts: readonly string[],
): Id<Prefix> {
  const digest = createHash("sha256").update(parts.join("\u0000")).digest("hex").slice(0, 32);
  const cleared = BigInt(`0x${digest}`) & ~((0xfn << 76n) | (0b11n << 62n));
  const value = cleared | (0x8n << 76n) | (0b10n << 62n);
  return `${prefix}_${toBase62(value, bodyLength)}`;
}

/** The id in this text if it is a well-formed one of that kind, else undefined. */
export function parseId<Prefix extends IdPrefix>(
  prefix: Prefix,
  text: string,
): Id<Prefix> | undefined {
  return isId(prefix, text) ? text : undefined;
}

/** Whether the text is a well-formed id of that kind. */
export function isId<Prefix extends IdPrefix>(prefix: Prefix, text: string): text is Id<Prefix> {
  if (!text.startsWith(`${prefix}_`) || text.length !== prefix.length + 1 + bodyLength)
    return false;
  const value = fromBase62(text.slice(prefix.length + 1));
  return value !== undefined && value <= largestUuid;
}

/** The uuid under which the database keeps an id. */
export function idToUuid(id: Id): string {
  const value = fromBase62(id.slice(id.indexOf("_") + 1));
  if (value === undefined || value > largestUuid) throw new TypeError("not an id");
  const hex = value.toString(16).padStart(32, "0");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The id that a stored uuid stands for. */
export function uuidToId<Prefix extends IdPrefix>(prefix: Prefix, uuid: string): Id<Prefix> {
  return `${prefix}_${toBase62(BigInt(`0x${uuid.replaceAll("-", "")}`), bodyLength)}`;
}

/**
 * The smallest id that could have been made at this moment: turns a time range into an id range.
 */
export function firstIdAt<Prefix extends IdPrefix>(
  prefix: Prefix,
  at: Temporal.Instant,
): Id<Prefix> {
  return `${prefix}_${toBase62(BigInt(Math.max(0, at.epochMilliseconds)) << 80n, bodyLength)}`;
}

import { hash } from "node:crypto";
import { BoundedMap } from "#platform/bounded-map";
import { randomBytes } from "#platform/random";
import { base62ToUuid, bytesToBase62, isBase62Uuid, uuidToBase62 } from "#platform/uuid-base62";

/** What each kind of thing is called in front of its id; integrators' programs look at these. */
export type IdPrefix =
  | "acct"
  | "alrt"
  | "apg"
  | "app"
  | "aps"
  | "aud"
  | "ba"
  | "ccsbtxn"
  | "ch"
  | "chop"
  | "cus"
  | "depr"
  | "eml"
  | "evt"
  | "inv"
  | "isk"
  | "idp"
  | "key"
  | "lac"
  | "ltr"
  | "mer"
  | "pi"
  | "pky"
  | "plc"
  | "plink"
  | "pm"
  | "po"
  | "re"
  | "req"
  | "rl"
  | "ses"
  | "rol"
  | "seti"
  | "sgk"
  | "stm"
  | "tkt"
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

const uuidBytes = 16;

/** A new id whose order follows its time, made before anything is stored. */
export function newId<Prefix extends IdPrefix>(prefix: Prefix, at: Temporal.Instant): Id<Prefix> {
  const bytes = randomBytes(uuidBytes);
  writeTime(bytes, at);
  return `${prefix}_${bytesToBase62(ofVersion(7, bytes))}`;
}

/** Ledger accounts are named over and over, those of a busy merchant in every payment. */
const derivedBodies = new BoundedMap<string, string>(10_000);

/** The one id that these parts always lead to (a version-8 uuid of their SHA-256). */
export function derivedId<Prefix extends IdPrefix>(
  prefix: Prefix,
  parts: readonly string[],
): Id<Prefix> {
  const text = parts.join("\u0000");
  const known = derivedBodies.get(text);
  if (known !== undefined) return `${prefix}_${known}`;
  const digest = hash("sha256", text, "buffer");
  const body = bytesToBase62(ofVersion(8, digest.subarray(0, uuidBytes)));
  derivedBodies.set(text, body);
  return `${prefix}_${body}`;
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
  return text.startsWith(`${prefix}_`) && isBase62Uuid(text.slice(prefix.length + 1));
}

/** The uuid under which the database keeps an id. */
export function idToUuid(id: Id): string {
  const uuid = base62ToUuid(id.slice(id.indexOf("_") + 1));
  if (uuid === undefined) throw new TypeError("not an id");
  return uuid;
}

/** The id that a stored uuid stands for. */
export function uuidToId<Prefix extends IdPrefix>(prefix: Prefix, uuid: string): Id<Prefix> {
  const body = uuidToBase62(uuid);
  if (body === undefined) throw new TypeError("not a uuid");
  return `${prefix}_${body}`;
}

/**
 * The smallest id that could have been made at this moment: turns a time range into an id range.
 */
export function firstIdAt<Prefix extends IdPrefix>(
  prefix: Prefix,
  at: Temporal.Instant,
): Id<Prefix> {
  const bytes = new Uint8Array(uuidBytes);
  if (at.epochMilliseconds > 0) writeTime(bytes, at);
  return `${prefix}_${bytesToBase62(bytes)}`;
}

/** When an id was made, to the millisecond. */
export function timeOfId(id: Id): Temporal.Instant {
  const milliseconds = Number.parseInt(idToUuid(id).replace("-", "").slice(0, 12), 16);
  return Temporal.Instant.fromEpochMilliseconds(milliseconds);
}

/** The first 48 bits of an uuidv7 are milliseconds. */
function writeTime(bytes: Uint8Array, at: Temporal.Instant): void {
  let rest = at.epochMilliseconds;
  for (let place = 5; place >= 0; place -= 1) {
    bytes[place] = rest;
    rest = Math.floor(rest / 256);
  }
}

/** The bytes with the version and the variant of RFC 9562 written over theirs. */
function ofVersion(version: 7 | 8, bytes: Uint8Array): Uint8Array {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
}

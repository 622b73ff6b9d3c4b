import { removed, scrub } from "#platform/scrub";

/** What may not be kept whatever it looks like, by the letters of its name. */
const secretNames = new Set([
  "accesstoken",
  "accountnumber",
  "apikey",
  "authorization",
  "clientassertion",
  "clientsecret",
  "cvc",
  "cvv",
  "cvv2",
  "iban",
  "idtoken",
  "newpassword",
  "number",
  "otp",
  "passphrase",
  "password",
  "passwd",
  "pin",
  "privatekey",
  "refreshtoken",
  "secret",
  "securitycode",
  "signature",
  "token",
]);
/** Names of things to pay with that stand for no card of anybody. */
const testToken = /^(?:tok|pm|btok|src)_[A-Za-z]+(?:_[A-Za-z]+)*$/;
/** No key, token or card number is as short as this. */
const harmlessLength = 12;
/** Digits of other scripts and widths are digits too. */
const ascii = /^[\x20-\x7e]*$/;
const longestValue = 2_000;
/** So much more is looked through than is kept, that nothing secret can be cut in two. */
const margin = 100;
/** What stands in the place of what there was no room for. */
const cutValue = "[cut]";

/** The names under which nothing is kept, and of text in JSON what stands under them. */
const secretFields = new RegExp(
  `"((?:[a-z]+_)*(?:${[...secretNames].join("|")}|client_secret|account_number|private_key|` +
    `access_token|refresh_token|id_token|api_key|security_code))":"(?:[^"\\\\]|\\\\.)*"?`,
  "gi",
);

/** JSON that we have written, as a text of at most so many characters, without what is secret. */
export function scrubbedText(json: string, most: number): string {
  const text = json.length > most ? json.slice(0, most + margin) : json;
  return scrub(text.replaceAll(secretFields, `"$1":"${removed}"`)).slice(0, most);
}

/**
 * Parameters as JSON of about so many characters at most, without card numbers, keys and what
 * stands under a secret's name; where there is no more room, it says `[cut]`.
 */
export function scrubbedJson(parameters: unknown, most: number): string {
  const room = { left: most };
  return JSON.stringify(kept(parameters, "", room));
}

interface Room {
  left: number;
}

function kept(value: unknown, name: string, room: Room): unknown {
  if (room.left <= 0) return cutValue;
  if (Array.isArray(value)) return keptItems(value, name, room);
  const plain = plainOf(value);
  if (typeof plain === "object" && plain !== null) return keptFields(plain, room);
  return keptLeaf(plain, name, room);
}

function keptItems(items: readonly unknown[], name: string, room: Room): readonly unknown[] {
  const list: unknown[] = [];
  for (const item of items) {
    list.push(kept(item, name, room));
    if (list.at(-1) === cutValue) break;
  }
  return list;
}

function keptFields(fields: object, room: Room): Readonly<Record<string, unknown>> {
  const group: [string, unknown][] = [];
  for (const [name, value] of Object.entries(fields)) {
    const shownName = clean(name);
    room.left -= shownName.length + 4;
    group.push([shownName, kept(value, name, room)]);
    if (group.at(-1)?.[1] === cutValue) break;
  }
  return Object.fromEntries(group);
}

function keptLeaf(value: unknown, name: string, room: Room): unknown {
  room.left -= typeof value === "string" ? Math.min(value.length, longestValue) + 2 : 4;
  if (value === null || value === undefined || typeof value === "boolean") return value ?? null;
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  if (isSecret(name) && text !== "" && !testToken.test(text)) return removed;
  const cleaned = clean(text);
  return typeof value === "number" && cleaned === text ? value : cleaned;
}

/** Short texts cannot hold a secret; long ones are cut, and say so. */
function clean(text: string): string {
  if (text.length <= harmlessLength) return text;
  if (!ascii.test(text) && scrub(text.normalize("NFKC")) !== text.normalize("NFKC")) return removed;
  if (text.length <= longestValue) return scrub(text);
  return `${scrub(text.slice(0, longestValue + margin)).slice(0, longestValue)}${cutValue}`;
}

function isSecret(name: string): boolean {
  return secretNames.has(name.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));
}

/** Numbers and texts that came in a wrapper of their own, as forms and exact numbers do. */
function plainOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("isFormText" in value && "text" in value) return value.text;
  if ("isLosslessNumber" in value && "value" in value) return value.value;
  return value;
}

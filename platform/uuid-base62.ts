const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const hexDigits = "0123456789abcdef";
const base = digits.length;
const baseSquared = base ** 2;

/** How many digits of base 62 a uuid takes. */
const base62Length = 22;

const wordSize = 2 ** 32;

/** The value of a character that is no digit. */
const none = 255;

const codes = Uint8Array.from(digits, codeOf);
const hexCodes = Uint8Array.from(hexDigits, codeOf);
const values = valuesByCode(digits);
const hexValues = valuesByCode(hexDigits);
/** Where each byte of a uuid stands in its text. */
const bytePlaces = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const;

/**
 * The uuid that is being read, as four 32-bit numbers, which calculate many times as fast as one
 * BigInt, and the text that is being written. There is one of each: made anew for every id, they
 * would be a good part of all that a request leaves behind.
 */
const words = new Float64Array(4);
const base62Text = Buffer.alloc(base62Length);
const uuidText = Buffer.from("00000000-0000-0000-0000-000000000000");

/** Whether the text is a uuid in base 62. Such texts sort as their uuids do. */
export function isBase62Uuid(text: string): boolean {
  return readBase62(text);
}

/** The 16 bytes of a uuid in base 62. */
export function bytesToBase62(bytes: Uint8Array): string {
  words.fill(0);
  for (let place = 0; place < bytePlaces.length; place += 1) readByte(place, bytes[place] ?? 0);
  return writtenBase62();
}

/** A uuid in lower case, as Postgres writes it, in base 62; undefined where it is none. */
export function uuidToBase62(uuid: string): string | undefined {
  if (uuid.length !== uuidText.length) return undefined;
  words.fill(0);
  for (let place = 0; place < bytePlaces.length; place += 1) {
    const at = bytePlaces[place] ?? 0;
    const high = valueAt(hexValues, uuid, at);
    const low = valueAt(hexValues, uuid, at + 1);
    if (high === none || low === none) return undefined;
    readByte(place, high * 16 + low);
  }
  return writtenBase62();
}

/** The uuid, as Postgres writes it, behind its text in base 62; undefined where it is none. */
export function base62ToUuid(text: string): string | undefined {
  if (!readBase62(text)) return undefined;
  for (let place = 0; place < bytePlaces.length; place += 1) {
    const byte = (words[place >>> 2] ?? 0) >>> (24 - 8 * (place % 4));
    const at = bytePlaces[place] ?? 0;
    uuidText[at] = hexCodes[(byte >>> 4) & 0xf] ?? 0;
    uuidText[at + 1] = hexCodes[byte & 0xf] ?? 0;
  }
  return uuidText.toString("latin1");
}

/** Long division, which gives two digits at a time from the right. */
function writtenBase62(): string {
  for (let at = base62Length - 2; at >= 0; at -= 2) {
    let rest = 0;
    for (let place = 0; place < 4; place += 1) {
      const value = rest * wordSize + (words[place] ?? 0);
      const quotient = Math.floor(value / baseSquared);
      words[place] = quotient;
      rest = value - quotient * baseSquared;
    }
    base62Text[at] = codes[Math.floor(rest / base)] ?? 0;
    base62Text[at + 1] = codes[rest % base] ?? 0;
  }
  return base62Text.toString("latin1");
}

/** Long multiplication, which takes two digits at a time from the left; false for no uuid. */
function readBase62(text: string): boolean {
  if (text.length !== base62Length) return false;
  words.fill(0);
  for (let at = 0; at < base62Length; at += 2) {
    const high = valueAt(values, text, at);
    const low = valueAt(values, text, at + 1);
    if (high === none || low === none) return false;
    let carry = high * base + low;
    for (let place = 3; place >= 0; place -= 1) {
      const value = (words[place] ?? 0) * baseSquared + carry;
      carry = Math.floor(value / wordSize);
      words[place] = value - carry * wordSize;
    }
    if (carry > 0) return false;
  }
  return true;
}

function readByte(place: number, byte: number): void {
  const word = place >>> 2;
  words[word] = (words[word] ?? 0) * 256 + byte;
}

function valueAt(table: Uint8Array, text: string, at: number): number {
  return table[text.charCodeAt(at)] ?? none;
}

function valuesByCode(alphabet: string): Uint8Array {
  const table = new Uint8Array(128).fill(none);
  for (const [value, digit] of Array.from(alphabet).entries()) table[codeOf(digit)] = value;
  return table;
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}

import { isLosslessNumber } from "lossless-json";
import * as z from "zod";
import { DomainError } from "#domain/errors/domain-error";
import type { ErrorCode } from "#domain/errors/error-codes";
import { type Currency, currencyFrom } from "#domain/money/currencies";
import { holdsCardNumber } from "#domain/vault/holds-card-number";
import { FormText } from "#http/form";

const integerPattern = /^(?:0|-?[1-9][0-9]*)$/;
/** More digits than any limit has, so that reading the rest would only cost time. */
const integerDigitsRead = 40;
/**
 * Without brackets, half surrogate pairs, and what JSON has to escape: Node 26 can read an escaped
 * name as another one (nodejs/node#63785). Characters are code points.
 */
const metadataName = /^[^[\]"\\\p{Cc}\ud800-\udfff]{1,40}$/u;
const latestSecond = 253_402_300_799n;
/** Card numbers are kept by the vault alone, so no other text may bring one in. */
const cardNumberRefusal = "must not hold the number of a card.";

/** A text of 1 to `max` characters, kept as it came; so it must not hold a card's number. */
export function wireText({ max }: { readonly max: number }) {
  return leaf(documentedText(max), (value) => {
    const text = readText(value, max);
    if (holdsCardNumber(text)) return refuse("parameter_invalid", cardNumberRefusal);
    return text;
  });
}

/** A text of which no more than its end is kept in the clear; a bank account's may be a card's. */
export function wireAccountNumber({ max }: { readonly max: number }) {
  return leaf(documentedText(max), (value) => readText(value, max));
}

function documentedText(max: number): object {
  return { type: "string", minLength: 1, maxLength: max };
}

/** The id of something; whether it exists, and for this caller, is for the verb to say. */
export function wireId() {
  return wireText({ max: 255 });
}

/** A whole number between two bounds, both included. */
export function wireInteger({ min, max }: { readonly min: number; readonly max: number }) {
  return leaf({ type: "integer", minimum: min, maximum: max }, (value) => {
    const integer = readInteger(value, BigInt(min));
    if (integer <= BigInt(max)) return Number(integer);
    return refuse("parameter_invalid_integer", `must be at most ${max}.`);
  });
}

/** Minor units of money, at least 1 unless told, and below a trillion. */
export function wireAmount({ min = 1n, max = 999_999_999_999n } = {}) {
  const documented = { type: "integer", minimum: Number(min), maximum: Number(max) };
  return leaf(documented, (value) => {
    const amountMinor = readInteger(value, min);
    if (amountMinor <= max) return amountMinor;
    return refuse("amount_too_large", `must be at most ${max}.`);
  });
}

/** A currency by its ISO 4217 code in either case. */
export function wireCurrency() {
  const documented = { type: "string", pattern: "^[A-Za-z]{3}$" };
  return leaf(documented, (value): Currency => {
    const currency = currencyFrom(textOf(value) ?? "");
    if (currency) return currency;
    return refuse("currency_not_supported", "must be the ISO 4217 code of a currency in use.");
  });
}

/** True or false; in a form in any case, as Python writes `True`. */
export function wireBoolean() {
  return leaf({ type: "boolean" }, (value) => {
    if (typeof value === "boolean") return value;
    const text = value instanceof FormText ? value.text.toLowerCase() : "";
    if (text === "true" || text === "false") return text === "true";
    return refuse("parameter_invalid", "must be true or false.");
  });
}

/** A moment in whole seconds since 1970, up to the year 9999. */
export function wireTimestamp() {
  const documented = { type: "integer", minimum: 0, maximum: Number(latestSecond) };
  return leaf({ ...documented, format: "unix-time" }, (value) => {
    const seconds = readInteger(value, 0n);
    if (seconds > latestSecond) {
      return refuse("parameter_invalid_integer", `must be at most ${latestSecond}.`);
    }
    return Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1000);
  });
}

/** One of a few words, exactly as listed. */
export function wireEnum<const Word extends string>(words: readonly Word[]) {
  return leaf({ type: "string", enum: [...words] }, (value): Word => {
    const text = textOf(value);
    const known = words.find((word) => word === text);
    return known ?? refuse("parameter_invalid", `must be one of: ${words.join(", ")}.`);
  });
}

/** Up to 50 texts of the caller's own by name; null clears them all, a null value removes one. */
export function wireMetadata() {
  const name = z
    .string()
    .regex(metadataName, "must have a name of 1 to 40 plain characters.")
    .refine((text) => !holdsCardNumber(text), { error: cardNumberRefusal });
  const changes = z
    .map(name, emptyable(wireText({ max: 500 })))
    .max(50, "can have at most 50 keys.");
  const documented: object = {
    type: "object",
    maxProperties: 50,
    propertyNames: { pattern: '^[^\\[\\]"\\\\]{1,40}$' },
    additionalProperties: { type: ["string", "null"], maxLength: 500 },
  };
  const entries = z.unknown().transform(metadataEntries).pipe(changes);
  return emptyable(entries.meta({ override: documented }));
}

/** A list of at most `max` items; in a form `name[0]=` or `name[]=`. */
export function wireArray<Item extends z.ZodType>(item: Item, { max = 100 } = {}) {
  return z.array(item).max(max, `can have at most ${max} items.`);
}

/** A group of parameters in which any other name is refused. */
export function wireObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape);
}

/** Lets a parameter be unset by an empty text or null, which reads as null. */
export function emptyable<Schema extends z.ZodType>(schema: Schema) {
  const unset = z.unknown().transform((value, context) => {
    if (!isEmpty(value)) context.issues.push({ code: "custom", input: value });
    return null;
  });
  const documented: object = { type: ["string", "null"], enum: ["", null] };
  return z.union([unset.meta({ override: documented }), schema]);
}

/** Says whether an object stands for one text or number, and so is no group of parameters. */
export function isScalar(value: unknown): boolean {
  return value instanceof FormText || isLosslessNumber(value);
}

/** One value of a schema that `read` makes of what was sent, or refuses. */
export function leaf<Value>(documented: object, read: (value: unknown) => Value) {
  const schema = z.unknown().transform((value, context): Value => {
    try {
      return readPresent(value, read);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code, message } = error;
      context.issues.push({ code: "custom", input: value, message, params: { code } });
      return z.NEVER;
    }
  });
  return schema.meta({ override: documented });
}

function readPresent<Value>(value: unknown, read: (value: unknown) => Value): Value {
  if (value === undefined) return refuse("parameter_missing", "is required.");
  if (isEmpty(value)) return refuse("parameter_invalid_empty", "cannot be empty.");
  return read(value);
}

/** Ends the reading of a leaf with the end of a sentence that begins with the parameter's name. */
export function refuse(code: ErrorCode, predicate: string): never {
  throw new DomainError(code, predicate);
}

/** The text of a value that is one, in whatever form it came. */
export function textOf(value: unknown): string | undefined {
  if (value instanceof FormText) return value.text;
  return typeof value === "string" ? value : undefined;
}

function isEmpty(value: unknown): boolean {
  return value === null || textOf(value) === "";
}

/**
 * Refuses, beside what is too long, what the database cannot keep: NUL and half a surrogate pair.
 */
function readText(value: unknown, max: number): string {
  const text = textOf(value);
  if (text === undefined) return refuse("parameter_invalid", "must be a text.");
  if (text.includes("\0") || !text.isWellFormed()) {
    return refuse("parameter_invalid", "has characters that are not text.");
  }
  if (text.length > max && Array.from(text).length > max) {
    return refuse("parameter_invalid", `must be at most ${max} characters.`);
  }
  return text;
}

function readInteger(value: unknown, min: bigint): bigint {
  const source = integerSource(value);
  if (!integerPattern.test(source)) {
    return refuse("parameter_invalid_integer", "must be an integer in plain digits.");
  }
  const integer = BigInt(source.slice(0, integerDigitsRead));
  if (integer >= min) return integer;
  return refuse("parameter_invalid_integer", `must be at least ${min}.`);
}

function integerSource(value: unknown): string {
  if (value instanceof FormText) return value.text;
  if (isLosslessNumber(value)) return value.value;
  return typeof value === "number" ? String(value) : "";
}

/** Anything but a group passes as it is, for the schema after this to refuse. */
function metadataEntries(value: unknown): unknown {
  return isGroup(value) ? new Map(Object.entries(value)) : value;
}

/** A form cannot tell `metadata[0]=x` from a list, so a list of its texts is a group as well. */
function isGroup(value: unknown): value is object {
  if (Array.isArray(value)) return value.some((item) => item instanceof FormText);
  return typeof value === "object" && value !== null && !isScalar(value);
}

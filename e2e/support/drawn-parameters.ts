import fc from "fast-check";
import * as z from "zod";
import { createSchema } from "zod-openapi";
import type { AnyContract } from "#http/contract";
import { pathNames } from "#http/read-parameters";

/** Values that nobody should send. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(-1, 0, -0, 0.1, 1, 100, 1e21, 2 ** 53, 253402300800, 999999999999),
  fc.constantFrom<unknown>(null, true, [], {}, "", " 12 ", "1e3", "0x10", "NaN", "Infinity"),
  fc.constantFrom("١٢", "US", "XTS", "ΕUR", "\u0000", "\ud800", "a\u0301", "true", "100"),
  fc.constantFrom("cus_0000000000000000000000", "pi_zzzzzzzzzzzzzzzzzzzzzz"),
  fc.constantFrom("9".repeat(400), "x".repeat(6_000)),
  fc.string({ unit: "binary" }),
  fc.jsonValue(),
);

/** Texts that mean something somewhere. */
const words = ["pm_card_visa", "tok_visa", "customer_balance", "bank_account", "CN", "2040", "Ada"];

/** Texts by the names of the parameters that want them. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  account_number: ["000123456789", "000111111116"],
  cvc: ["123"],
  enabled_events: ["*", "refund.created", "customer.*"],
  number: ["4242424242424242", "4000000000000002"],
  payment_method: ["pm_card_visa", "pm_card_chargeDeclined", "pm_card_authenticationRequired"],
  query: ["amount>0", "status:'succeeded'", "name~'max'", "metadata['order']:'7'"],
  token: ["tok_visa"],
  types: ["*", "refund.created", "customer.*"],
  url: ["https://a.example"],
};

/** As much of a JSON schema as the API's parameters are made of. */
const shapeSchema = z.object({
  type: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  enum: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  maximum: z.number().optional(),
  minimum: z.number().default(0),
  pattern: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
});

type Shape = z.output<typeof shapeSchema>;

/** The name of a parameter, what is documented of it, and ids by the names that want them. */
interface Wanted {
  readonly name: string;
  readonly schema: unknown;
  readonly ids: Readonly<Record<string, string>>;
}

/** Values of the documented shape, and now and then a nasty one. */
function valueOf(parameter: Wanted): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 40, arbitrary: fittingValue(parameter, shapeSchema.parse(parameter.schema)) },
    { weight: 1, arbitrary: nasty },
  );
}

function fittingValue(parameter: Wanted, shape: Shape): fc.Arbitrary<unknown> {
  const { anyOf, items, maximum = 2_000_000_000, minimum, type } = shape;
  const within = (schema: unknown) => valueOf({ ...parameter, schema });
  if (anyOf) return fc.oneof(...anyOf.map(within));
  if (shape.enum) return fc.constantFrom(...shape.enum);
  if (type === "array") return fc.array(within(items), { minLength: 1, maxLength: 3 });
  if (type === "object") return groupOf(shape, parameter.ids);
  if (type === "boolean") return fc.boolean();
  if (type === "integer") return integer(minimum, maximum);
  if (shape.pattern !== undefined) return fc.constantFrom("cny", "usd", "jpy");
  return textFor(parameter);
}

function textFor({ name, ids }: Wanted): fc.Arbitrary<string> {
  const fitting = [...(wanted[name] ?? []), ...(ids[name] === undefined ? [] : [ids[name]])];
  const any = fc.constantFrom(...words, ...Object.values(ids));
  if (fitting.length === 0) return any;
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...fitting) },
    { weight: 1, arbitrary: any },
  );
}

function integer(minimum: number, maximum: number): fc.Arbitrary<number> {
  const small = fc.integer({ min: minimum, max: Math.min(maximum, minimum + 200) });
  return fc.oneof(small, fc.constantFrom(maximum, 1_795_000_000, 2_040, 12));
}

const mostOptional = 3;

/** All that is required, and a few of the others. */
function groupOf(
  { properties, required }: Shape,
  ids: Wanted["ids"],
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  if (!properties) {
    return fc.dictionary(fc.constantFrom("order", "a b", "constructor"), fc.constantFrom("7", ""));
  }
  const values = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, valueOf({ name, schema, ids })]),
  );
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  const maxLength = Math.min(mostOptional, optional.length);
  return fc
    .tuple(fc.record(values), fc.subarray(optional, { maxLength }))
    .map(([all, some]) => pick(all, [...required, ...some]));
}

function pick(all: object, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

const unknowns = fc.constantFrom("expand", "metadata", "__proto__", "constructor", "a[b]");

/** What may be sent to an operation: mostly what it wants, sometimes with what it does not know. */
export function drawnParameters(
  { input, path }: AnyContract,
  ids: Wanted["ids"],
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const shape = shapeSchema.parse(createSchema(input, { io: "input" }).schema);
  const names = Object.keys(shape.properties ?? {});
  const sent = names.filter((name) => !pathNames(path).includes(name));
  const properties = pick(shape.properties ?? {}, sent);
  const required = shape.required.filter((name) => sent.includes(name));
  const known = fc.oneof(
    { weight: 6, arbitrary: groupOf({ ...shape, properties, required }, ids) },
    { weight: 1, arbitrary: groupOf({ ...shape, properties, required: [] }, ids) },
  );
  const others = fc.oneof(
    { weight: 8, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.dictionary(unknowns, nasty, { maxKeys: 2 }) },
  );
  return fc.tuple(known, others).map(([few, more]) => ({ ...few, ...more }));
}

/** The same parameters as a form spells them, with brackets for what is nested. */
export function formOf(parameters: Readonly<Record<string, unknown>>): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => pairsOf(encoded(name), value))
    .map(([name, text]) => `${name}=${encoded(text)}`)
    .join("&");
}

function pairsOf(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[name, value]];
  if (typeof value !== "object" || value === null) return [[name, JSON.stringify(value) ?? ""]];
  return Object.entries(value).flatMap(([key, each]) => pairsOf(`${name}[${encoded(key)}]`, each));
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

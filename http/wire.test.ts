import { expect, test } from "vitest";
import type * as z from "zod";
import { createDocument, createSchema } from "zod-openapi";
import { DomainError } from "#domain/errors/domain-error";
import { FormText } from "#http/form";
import { parseJson } from "#http/json";
import { parseInput } from "#http/parse-input";
import * as wire from "#http/wire";

/** What a leaf makes of one value, or the code with which it refuses. */
function read(leaf: z.ZodType, value: unknown): unknown {
  try {
    return parseInput(wire.wireObject({ p: leaf }), { p: value }).p;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

const form = (text: string) => new FormText(text);

test("a text is kept as it came, up to its length in characters", () => {
  const leaf = wire.wireText({ max: 3 });
  expect([form(" a "), "👩👩👩", form("100")].map((value) => read(leaf, value))).toEqual([
    " a ",
    "👩👩👩",
    "100",
  ]);
  for (const value of ["abcd", form("👩👩👩👩"), 100, true, [], {}, "a\0", "\ud800"]) {
    expect(read(leaf, value)).toBe("parameter_invalid");
  }
  for (const value of ["", form(""), null]) {
    expect(read(leaf, value)).toBe("parameter_invalid_empty");
  }
});

test("an integer keeps its bounds", () => {
  const leaf = wire.wireInteger({ min: -1, max: 100 });
  expect([form("-1"), form("0"), 100].map((value) => read(leaf, value))).toEqual([-1, 0, 100]);
  for (const value of [-2, 101, form("101"), "1", 1.5, form("1.0"), form("-0")]) {
    expect(read(leaf, value)).toBe("parameter_invalid_integer");
  }
});

test("an amount may be nothing only where that is allowed", () => {
  expect(read(wire.wireAmount({ min: 0n }), form("0"))).toBe(0n);
  expect(read(wire.wireAmount(), 999_999_999_999)).toBe(999_999_999_999n);
  expect(read(wire.wireAmount(), 1_000_000_000_000)).toBe("amount_too_large");
});

test("a truth value is read in any case from a form, and as itself from JSON", () => {
  const leaf = wire.wireBoolean();
  const values = [form("True"), form("FALSE"), form("true"), true, false];
  expect(values.map((value) => read(leaf, value))).toEqual([true, false, true, true, false]);
  for (const value of ["true", form("1"), form("yes"), 1, 0]) {
    expect(read(leaf, value)).toBe("parameter_invalid");
  }
});

test("a moment is read from unix seconds", () => {
  const leaf = wire.wireTimestamp();
  const moment = Temporal.Instant.from("2023-11-14T22:13:20Z");
  expect([form("1700000000"), 1_700_000_000].map((value) => String(read(leaf, value)))).toEqual([
    String(moment),
    String(moment),
  ]);
  for (const value of [-1, form("253402300800"), form("9".repeat(30)), "1700000000", 1.5]) {
    expect(read(leaf, value)).toBe("parameter_invalid_integer");
  }
});

test("a word is one of those listed", () => {
  const leaf = wire.wireEnum(["automatic", "manual"]);
  expect([form("manual"), "automatic"].map((value) => read(leaf, value))).toEqual([
    "manual",
    "automatic",
  ]);
  for (const value of ["Manual", form("x"), 1, ["manual"]]) {
    expect(read(leaf, value)).toBe("parameter_invalid");
  }
});

test("metadata sets, removes and clears", () => {
  const leaf = wire.wireMetadata();
  const changes = new Map([
    ["order", "6735"],
    ["note", null],
  ]);
  expect(read(leaf, { order: form("6735"), note: form("") })).toEqual(changes);
  expect(read(leaf, { order: "6735", note: null })).toEqual(changes);
  expect(read(leaf, [form("a"), form("b")])).toEqual(
    new Map([
      ["0", "a"],
      ["1", "b"],
    ]),
  );
  expect(read(leaf, form(""))).toBe(null);
  expect(read(leaf, null)).toBe(null);
});

test.each([
  [{ ["k".repeat(41)]: "x" }],
  [{ "a[b]": "x" }],
  [{ "": "x" }],
  [{ key: "x".repeat(501) }],
  [{ key: 1 }],
  [{ key: true }],
  [{ key: { deep: form("x") } }],
  [{ "k\0": "x" }],
  [Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, "x"]))],
  [["a"]],
  [[]],
  [form("x")],
  ["x"],
  [1],
])("metadata refuses %j", (value) => {
  expect(read(wire.wireMetadata(), value)).toBe("parameter_invalid");
});

test("a fault in metadata names the key", () => {
  const schema = wire.wireObject({ metadata: wire.wireMetadata() });
  const asked = () => parseInput(schema, { metadata: { good: "x", order: 1 } });
  expect(asked).toThrow(expect.objectContaining({ details: { param: "metadata[order]" } }));
});

test("metadata keys that mean something to JavaScript are keys like any other", () => {
  const tree = parseJson('{"__proto__":"x","constructor":"y"}');
  expect(read(wire.wireMetadata(), tree)).toEqual(
    new Map([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]),
  );
});

test("what may be unset is unset by an empty text or null, and may be left out", () => {
  const leaf = wire.emptyable(wire.wireText({ max: 5 }));
  expect([form(""), "", null, "x"].map((value) => read(leaf, value))).toEqual([
    null,
    null,
    null,
    "x",
  ]);
  expect(read(leaf, undefined)).toBe("parameter_missing");
  expect(parseInput(wire.wireObject({ p: leaf.optional() }), {})).toEqual({});
});

const unset = { type: ["string", "null"], enum: ["", null] };

const documented = [
  [wire.wireText({ max: 10 }), { type: "string", minLength: 1, maxLength: 10 }],
  [wire.wireId(), { type: "string", minLength: 1, maxLength: 255 }],
  [wire.wireInteger({ min: 1, max: 100 }), { type: "integer", minimum: 1, maximum: 100 }],
  [wire.wireAmount(), { type: "integer", minimum: 1, maximum: 999_999_999_999 }],
  [wire.wireCurrency(), { type: "string", pattern: "^[A-Za-z]{3}$" }],
  [wire.wireBoolean(), { type: "boolean" }],
  [
    wire.wireTimestamp(),
    { type: "integer", format: "unix-time", minimum: 0, maximum: 253_402_300_799 },
  ],
  [wire.wireEnum(["a", "b"]), { type: "string", enum: ["a", "b"] }],
  [
    wire.wireArray(wire.wireEnum(["a"]), { max: 2 }),
    {
      type: "array",
      maxItems: 2,
      items: { type: "string", enum: ["a"] },
    },
  ],
  [wire.emptyable(wire.wireBoolean()), { anyOf: [unset, { type: "boolean" }] }],
  [wire.wireMetadata(), { anyOf: [unset, expect.objectContaining({ type: "object" })] }],
] as const;

test.each(documented)("the document shows %# as JSON, in bodies and in queries", (leaf, schema) => {
  const parameters = wire.wireObject({ must: leaf, may: leaf.optional() });
  const document = createDocument({
    openapi: "3.1.0",
    info: { title: "Test", version: "1" },
    paths: {
      "/v1/things": {
        post: {
          requestBody: { content: { "application/json": { schema: parameters } } },
          responses: {},
        },
        get: { requestParams: { query: parameters }, responses: {} },
      },
    },
  });
  const { get, post } = document.paths?.["/v1/things"] ?? {};
  expect(get?.parameters).toEqual([
    { in: "query", name: "must", required: true, schema },
    { in: "query", name: "may", schema },
  ]);
  expect(post?.requestBody).toEqual({
    content: {
      "application/json": {
        schema: {
          type: "object",
          properties: { must: schema, may: schema },
          required: ["must"],
          additionalProperties: false,
        },
      },
    },
  });
});

test("a description given later joins what the leaf says of itself", () => {
  const described = wire.wireBoolean().meta({ description: "Whether to capture." });
  const { schema } = createSchema(described, { io: "input" });
  expect(schema).toEqual({ type: "boolean", description: "Whether to capture." });
});

import fc from "fast-check";
import { LosslessNumber } from "lossless-json";
import { expect, test } from "vitest";
import { DomainError } from "#domain/errors/domain-error";
import { bodyLimits } from "#http/form";
import { parseJson } from "#http/json";

function refusalOf(json: string): DomainError {
  try {
    parseJson(json);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error(`${json.slice(0, 100)} was read`);
}

test("exact integers in plain digits are numbers", () => {
  expect(parseJson("[0, 100, -1, 9007199254740991]")).toEqual([
    0,
    100,
    -1,
    Number.MAX_SAFE_INTEGER,
  ]);
});

test.each(["1.0", "1e2", "-0", "0.1", "9007199254740993", "1e21", "9223372036854775808", "1E400"])(
  "%s keeps its spelling, as it is no plain exact integer",
  (source) => {
    expect(parseJson(` ${source} `)).toEqual(new LosslessNumber(source));
  },
);

test.each([
  ['{"amount":100,"amount":200}', "amount"],
  ['{"amount":100,"amount":100}', "amount"],
  ['{"amount":"a","amount":"a"}', "amount"],
  ['{"amount":1,"b":{},"\\u0061mount":1}', "amount"],
  ['{"metadata":{"a":null,"b":["x"],"a":null}}', "metadata[a]"],
  ['{"items":[{"a":1},{"price":1,"price":2}]}', "items[1][price]"],
  ['{"a":{"__proto__":1,"__proto__":2}}', "a[__proto__]"],
])("%s is refused, naming %s", (json, param) => {
  expect(refusalOf(json)).toMatchObject({ code: "body_malformed", details: { param } });
});

test("a name may come again in another object, and text is no punctuation", () => {
  const json = '{"a":{"b":":,{[\\"b\\":"},"b":[{"a":1},{"a":1}],"c":"b","d":"b"}';
  expect(parseJson(json)).toEqual(JSON.parse(json));
});

test.each(["", "{", "[1,]", "{a:1}", "{'a':1}", "01", "+1", ".5", "1.", "NaN", "Infinity", "nul"])(
  "%s is no JSON, and the answer says where without repeating it",
  (json) => {
    const refusal = refusalOf(json);
    expect(refusal.code).toBe("body_malformed");
    expect(refusal.message).toMatch(/^The body is not valid JSON: look at position \d+\.$/);
  },
);

test("depth, names and list items are bounded, and what is at the bound is read", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  const names = (count: number) =>
    `{${Array.from({ length: count }, (_, index) => `"${index}":0`).join()}}`;
  parseJson(nested(bodyLimits.depth));
  parseJson(names(bodyLimits.keys));
  for (const tooMuch of [
    nested(bodyLimits.depth + 1),
    nested(100_000),
    '{"a":'.repeat(100_000),
    names(bodyLimits.keys + 1),
    `[${"0,".repeat(bodyLimits.keys + 1)}0]`,
  ]) {
    expect(refusalOf(tooMuch).code).toBe("body_malformed");
  }
});

test("the largest body is read or refused at once, however it is made", () => {
  const fill = (piece: string) => piece.repeat(bodyLimits.bytes / piece.length);
  for (const body of ['"', '\\"', '"\\', "a", " ", "1", "\\", "[", "]", ","].map(fill)) {
    expect(refusalOf(`"${body}`).code).toBe("body_malformed");
    expect(refusalOf(`{${body}`).code).toBe("body_malformed");
  }
  const long = fill("a");
  expect(parseJson(`{"a":"${long}"}`)).toEqual({ a: long });
});

test("names that mean something to JavaScript are names like any other", () => {
  const json = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
  expect(JSON.stringify(parseJson(json))).toBe(json);
  expect("polluted" in {}).toBe(false);
});

const { value: canonical } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "medium" },
    fc.oneof(fc.string({ unit: "binary" }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null)),
    fc.dictionary(fc.string({ unit: "grapheme" }), tie("value"), { maxKeys: 4 }),
    fc.array(tie("value"), { maxLength: 4 }),
  ),
}));

test("on trees of texts, integers, truth values and null it agrees with JSON.parse", () => {
  fc.assert(
    fc.property(canonical, fc.constantFrom(0, 2), (tree, indent) => {
      const json = JSON.stringify(tree, null, indent);
      expect(parseJson(json)).toEqual(JSON.parse(json));
    }),
  );
});

test("it takes what JSON.parse takes and refuses the rest, never failing in another way", () => {
  const pieces = fc.constantFrom(
    ..."{ } [ ] : , 1 -0 1.5 2e3 . - true null".split(" "),
    '"a"',
    '"b"',
    '"',
    "\\",
    "\\u12",
    " ",
    "\n",
    "\0",
  );
  const jsonLike = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.oneof(jsonLike, fc.json(), fc.string({ unit: "binary" })), (json) => {
      const theirs = outcome(() => JSON.parse(json));
      const ours = outcome(() => parseJson(json));
      if (ours instanceof Error) expect(ours).toBeInstanceOf(DomainError);
      if (theirs instanceof Error) expect(ours).toBeInstanceOf(DomainError);
      else if (ours instanceof DomainError) expect(ours.message).toMatch(/more than/);
    }),
    { numRuns: 2_000 },
  );
});

function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "#platform/canonical-json";

test("the example of RFC 8785 comes out as it stands there", () => {
  const numbers = "[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]";
  const text = String.raw`"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"`;
  const literals = "[null,true,false]";
  const value: unknown = JSON.parse(
    `{"numbers":${numbers},"string":${text},"literals":${literals}}`,
  );
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

test("names stand in the order of their UTF-16 units", () => {
  const names = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6 };
  const order = canonicalJson(names).match(/\d(?=[,}])/g);
  expect(order).toEqual(["2", "4", "6", "1", "5", "3"]);
});

test("it says the same as JSON, in whatever order the names were written", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("what JSON has no word for is refused", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, undefined]) {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  }
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint } from "#http/fingerprint";
import { parseForm } from "#http/form";
import { parseJson } from "#http/json";

const of = (parameters: unknown) => fingerprint("POST", "/v1/refunds", parameters);

test("a form and JSON that say the same have one fingerprint, in any order", () => {
  const form = parseForm("amount=100&confirm=true&metadata[b]=2&metadata[a]=1&list[0]=x&name=");
  const json =
    '{"name":null,"list":["x"],"metadata":{"a":"1","b":"2"},"confirm":true,"amount":100}';
  expect(of(form)).toBe(of(parseJson(json)));
});

test("another method, path or value has another", () => {
  const all = [
    fingerprint("POST", "/v1/refunds", {}),
    fingerprint("POST", "/v1/customers", {}),
    fingerprint("DELETE", "/v1/refunds", {}),
    of({ amount: 1 }),
    of({ amount: 10 }),
    of({ amount: [1] }),
    of({ amount: { 0: 1 } }),
    of({ amount: [1, 0] }),
    of({ a: "b", c: "" }),
    of({ a: 'b","c":"' }),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test("it is equal for equal parameters and differs for different ones", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), fc.string(), (parameters, added) => {
      const shuffled = Object.fromEntries(Object.entries(parameters).toReversed());
      expect(of(shuffled)).toBe(of(parameters));
      expect(of({ ...parameters, [`new${added}`]: "x" })).not.toBe(
        of({ ...parameters, [`new${added}`]: "y" }),
      );
    }),
  );
});

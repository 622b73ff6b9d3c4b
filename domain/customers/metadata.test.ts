import fc from "fast-check";
import { expect, test } from "vitest";
import { changedMetadata } from "#domain/customers/metadata";

const pairs = fc.dictionary(fc.string({ minLength: 1, maxLength: 40 }), fc.string(), {
  maxKeys: 20,
});

test("keys that are not named stay, named ones are set or removed", () => {
  const changes = new Map([
    ["plan", "pro"],
    ["old", null],
    ["new", "1"],
  ]);
  expect(changedMetadata({ plan: "free", old: "x", kept: "y" }, changes)).toEqual({
    plan: "pro",
    kept: "y",
    new: "1",
  });
});

test("nothing asked changes nothing, and unset clears all", () => {
  expect(changedMetadata({ a: "1" }, undefined)).toEqual({ a: "1" });
  expect(changedMetadata({ a: "1" }, null)).toEqual({});
});

test("every set key has its text afterwards, whatever it is called", () => {
  fc.assert(
    fc.property(pairs, pairs, (before, after) => {
      const merged = changedMetadata(before, new Map(Object.entries(after)));
      expect(new Map(Object.entries(merged))).toEqual(
        new Map([...Object.entries(before), ...Object.entries(after)]),
      );
    }),
  );
});

test("there are at most fifty keys, however they came together", () => {
  const many = (from: number) =>
    Array.from({ length: 30 }, (_, place) => [`key${from + place}`, "x"] as const);
  const before = Object.fromEntries(many(0));
  expect(Object.keys(changedMetadata(before, new Map(many(20))))).toHaveLength(50);
  expect(() => changedMetadata(before, new Map(many(21)))).toThrow("at most 50 keys");
});

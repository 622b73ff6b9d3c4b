import fc from "fast-check";
import { expect, test } from "vitest";
import { BoundedMap } from "#platform/bounded-map";

test("what was used lately is remembered, and what is remembered is what was last set", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(9)), (size, keys) => {
      const map = new BoundedMap<number, string>(size);
      const used: number[] = [];
      for (const [turn, key] of keys.entries()) {
        map.set(key, `${key} ${turn}`);
        used.push(key);
        const lately = new Set(used.slice(-size));
        for (const known of lately) {
          expect(map.get(known)).toBe(`${known} ${used.lastIndexOf(known)}`);
        }
      }
    }),
  );
});

test("it forgets: the memory of it does not grow with what it is asked", () => {
  const map = new BoundedMap<number, number>(10);
  for (let key = 0; key < 1_000; key += 1) map.set(key, key);
  const kept = Array.from({ length: 1_000 }, (_, key) => map.get(key)).filter(Number.isInteger);
  expect(kept.length).toBeLessThanOrEqual(20);
});

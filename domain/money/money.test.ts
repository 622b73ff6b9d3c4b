import * as dinero from "dinero.js/bigint";
import fc from "fast-check";
import { expect, test } from "vitest";
import { InvariantError } from "#domain/errors/invariant";
import { add, compare, isZero, money, negate, subtract } from "#domain/money/money";

const amounts = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n });
const inYen = (amount: bigint) => dinero.dinero({ amount, currency: dinero.JPY });
const unitsOf = (value: dinero.Dinero<bigint>) => dinero.toSnapshot(value).amount;

test("sums, differences and order are those of dinero.js, also far beyond 2^53", () => {
  fc.assert(
    fc.property(amounts, amounts, (a, b) => {
      const [left, right] = [money(a, "JPY"), money(b, "JPY")];
      expect(add(left, right).amountMinor).toBe(unitsOf(dinero.add(inYen(a), inYen(b))));
      expect(subtract(left, right).amountMinor).toBe(unitsOf(dinero.subtract(inYen(a), inYen(b))));
      expect(compare(left, right)).toBe(dinero.compare(inYen(a), inYen(b)));
    }),
  );
});

test("an amount and its negation cancel out", () => {
  fc.assert(fc.property(amounts, (a) => isZero(add(money(a, "EUR"), negate(money(a, "EUR"))))));
});

test("only nothing is zero", () => {
  expect([0n, 1n, -1n].map((a) => isZero(money(a, "USD")))).toEqual([true, false, false]);
});

test("two currencies never mix", () => {
  for (const mix of [add, subtract, compare]) {
    expect(() => mix(money(1n, "USD"), money(1n, "EUR"))).toThrow(InvariantError);
  }
});

import * as dinero from "dinero.js/bigint";
import fc from "fast-check";
import { expect, test } from "vitest";
import { InvariantError } from "#domain/errors/invariant";
import { fee, percentage } from "#domain/money/fee";
import { money } from "#domain/money/money";

const amounts = fc.bigInt({ min: 0n, max: 2n ** 80n });
const basisPoints = fc.integer({ min: 0, max: 10_000 });

test.each([
  { amount: 10_000n, basisPoints: 290, fixedMinor: 30n, costs: 320n },
  { amount: 1_050n, basisPoints: 290, fixedMinor: 0n, costs: 30n },
  { amount: 17n, basisPoints: 290, fixedMinor: 0n, costs: 0n },
  { amount: 50n, basisPoints: 100, fixedMinor: 0n, costs: 1n },
  { amount: 49n, basisPoints: 100, fixedMinor: 0n, costs: 0n },
  { amount: 20n, basisPoints: 290, fixedMinor: 30n, costs: 20n },
  { amount: 0n, basisPoints: 290, fixedMinor: 30n, costs: 0n },
  { amount: 5_000n, basisPoints: 0, fixedMinor: 0n, costs: 0n },
])("$basisPoints basis points and $fixedMinor on $amount cost $costs", (example) => {
  const charged = money(example.amount, "USD");
  expect(fee(charged, example)).toEqual(money(example.costs, "USD"));
});

test("a percentage rounds halves up, as dinero.js does", () => {
  const oracle = (amount: bigint, points: number) => {
    const exact = dinero.multiply(dinero.dinero({ amount, currency: dinero.JPY }), {
      amount: BigInt(points),
      scale: 4n,
    });
    return dinero.toSnapshot(dinero.transformScale(exact, 0n, dinero.halfUp)).amount;
  };
  fc.assert(
    fc.property(amounts, basisPoints, (amount, points) => {
      expect(percentage(amount, points)).toBe(oracle(amount, points));
    }),
  );
});

test("a fee is never negative and never above the amount", () => {
  fc.assert(
    fc.property(amounts, basisPoints, amounts, (amount, points, fixedMinor) => {
      const { amountMinor } = fee(money(amount, "KWD"), { basisPoints: points, fixedMinor });
      expect(amountMinor >= 0n && amountMinor <= amount).toBe(true);
    }),
  );
});

test.each([-1, 10_001, 2.5, Number.NaN, Infinity])("%d basis points are no terms", (points) => {
  expect(() => percentage(100n, points)).toThrow(InvariantError);
});

test("a negative amount or a negative fixed part has no fee", () => {
  expect(() => percentage(-1n, 290)).toThrow(InvariantError);
  const terms = { basisPoints: 290, fixedMinor: -1n };
  expect(() => fee(money(100n, "USD"), terms)).toThrow(InvariantError);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { Histogram } from "#e2e/bench/load/histogram";

function filled(values: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.record(value);
  return histogram;
}

test("every part it tells is true to 1 in 64", () => {
  const durations = fc.array(fc.oneof(fc.nat(200), fc.nat(2 ** 31 - 1)), { minLength: 1 });
  fc.assert(
    fc.property(durations, fc.double({ min: 0, max: 1, noNaN: true }), (values, part) => {
      const sorted = values.toSorted((left, right) => left - right);
      const wanted = sorted[Math.max(1, Math.ceil(part * sorted.length)) - 1] ?? 0;
      const told = filled(values).at(part);
      expect(Math.abs(told - wanted)).toBeLessThanOrEqual(wanted / 64);
    }),
  );
});

test("it counts all that was recorded, and tells nothing where there was none", () => {
  expect(filled([5, 70, 1e12, -3]).total).toBe(4);
  expect(new Histogram().at(0.5)).toBeNaN();
});

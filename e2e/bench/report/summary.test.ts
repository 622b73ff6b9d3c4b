import { expect, test } from "vitest";
import { numberText, summaryText } from "#e2e/bench/report/number-text";
import { ratioOf, summaryOf } from "#e2e/bench/report/summary";
import { textTable } from "#e2e/bench/report/text-table";

test("the median is the middle one, or between the two in the middle", () => {
  expect(summaryOf([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
  expect(summaryOf([4, 1, 2, 3])).toEqual({ median: 2.5, least: 1, most: 4 });
  expect(summaryOf([])).toBeUndefined();
});

test("ratios are made round by round, so that a slow round is held against a slow round", () => {
  expect(ratioOf([100, 10, 40], [10, 1, 8])).toEqual({ median: 10, least: 5, most: 10 });
  expect(ratioOf([100, 10], [10])?.median).toBe(10);
  expect(ratioOf([1], [0])).toBeUndefined();
});

test("numbers have three digits that count, and thousands", () => {
  expect([4919.4, 100.2, 12.34, 1.5, 0.02554, 3].map(numberText)).toEqual([
    "4,919",
    "100",
    "12.3",
    "1.5",
    "0.0255",
    "3",
  ]);
  expect(numberText(Number.NaN)).toBe("–");
});

test("a summary tells its range, unless there was one round", () => {
  expect(summaryText({ median: 2, least: 1.5, most: 3 })).toBe("2 (1.5–3)");
  expect(summaryText({ median: 2, least: 2, most: 2 })).toBe("2");
  expect(summaryText(undefined)).toBe("–");
});

test("a table lines up", () => {
  expect(textTable(["way", "a second"], [["ours", "4,919"]])).toBe(
    ["| way  | a second |", "| ---- | -------: |", "| ours |    4,919 |"].join("\n"),
  );
});

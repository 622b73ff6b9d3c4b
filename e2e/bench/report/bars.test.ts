import { expect, test } from "vitest";
import type { Result } from "#e2e/bench/payments/cell";
import { barsOf, verdictOf } from "#e2e/bench/report/bars";
import { comparisonTables } from "#e2e/bench/report/comparison-tables";

function result(fields: Partial<Result>): Result {
  return {
    way: "payments",
    spread: "uniform",
    callers: 64,
    round: 1,
    perSecond: 1_000,
    p50Ms: 10,
    p99Ms: 20,
    cpu: { server: 100, postgres: 90, load: 10 },
    acknowledged: 1,
    wrong: 0,
    firstWrong: undefined,
    ...fields,
  };
}

function verdicts(results: readonly Result[]): Record<string, string> {
  const bars = barsOf({ results, lists: [] });
  return Object.fromEntries(bars.map((bar) => [bar.name, verdictOf(bar)]));
}

test("a bar is met or missed by the median of its rounds, and not measured without any", () => {
  const rounds = [1, 2, 3].map((round) => result({ round, perSecond: 1_000 * round }));
  const slow = [1, 2, 3].map((round) => result({ way: "baseline", round, perSecond: 100 }));
  const found = verdicts([...rounds, ...slow]);
  expect(found["payments / baseline, uniform"]).toBe("met");
  expect(found["payments / baseline, hot"]).toBe("not measured");
  expect(found["p99 uniform, ms"]).toBe("met");
  expect(
    verdicts(rounds.concat(rounds.map((one) => ({ ...one, way: "pgbench", perSecond: 9e3 }))))[
      "payments / pgbench, uniform"
    ],
  ).toBe("missed");
});

test("the tables show what was measured and leave open what was not", () => {
  const tables = comparisonTables([result({}), result({ way: "pgbench", p99Ms: Number.NaN })]);
  expect(tables).toContain("| payments, uniform                |");
  expect(tables).toMatch(/payments \/ pgbench, uniform +\| +1 \|/);
  expect(tables).not.toContain("baseline");
});

import { expect, test } from "vitest";
import { pgbenchOutput } from "#e2e/bench/pgbench/pgbench-output";

const report = `pgbench (15.18, server 18.4)
transaction type: <builtin: TPC-B (sort of)>
scaling factor: 64
number of transactions actually processed: 8190
number of failed transactions: 0 (0.000%)
latency average = 7.741 ms
initial connection time = 91.163 ms
tps = 4132.966112 (without initial connection time)
`;

test("its report is read", () => {
  expect(pgbenchOutput(report)).toEqual({ perSecond: 4_132.966112, transactions: 8_190 });
});

test("a run in which nothing came to its end was infinitely slow", () => {
  const nothing = "number of transactions actually processed: 0\n";
  expect(pgbenchOutput(nothing)).toEqual({ perSecond: 0, transactions: 0 });
});

test("a report without figures is an error that shows it", () => {
  expect(() => pgbenchOutput("FATAL: too many clients")).toThrow("FATAL: too many clients");
});

import { expect, test } from "vitest";
import { openMarket, tradeThroughCuts } from "#e2e/faults/market";
import { reportNumbers } from "#e2e/support/report-numbers";

test("a system that answers a repetition before its first is decided is caught", async () => {
  await using opened = new AsyncDisposableStack();
  const preload = "./e2e/faults/hasty-echoes.ts";
  const { market } = await openMarket({ preload, durable: true }, opened);
  const cuts = { perCent: 0, seconds: 10 };
  const { findings, deeds } = await tradeThroughCuts({ ...market, echoes: 3 }, cuts);
  reportNumbers({ lost: findings.lost.length, answers: deeds.length });
  expect(findings.lost).not.toEqual([]);
});

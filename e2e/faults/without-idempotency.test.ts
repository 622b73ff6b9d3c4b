import { expect, test } from "vitest";
import { openMarket, tradeThroughCuts } from "#e2e/faults/market";
import { reportNumbers } from "#e2e/support/report-numbers";

test("a system without idempotency is caught by the same look", async () => {
  await using opened = new AsyncDisposableStack();
  const { market } = await openMarket({ durable: true }, opened);
  const cuts = { perCent: 1, withoutKeys: true, seconds: 10 };
  const { cut, findings } = await tradeThroughCuts(market, cuts);
  reportNumbers({ cut, duplicated: findings.duplicated.length });
  expect(findings.duplicated).not.toEqual([]);
});

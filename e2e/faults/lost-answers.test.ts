import { expect, test } from "vitest";
import { nothing, openMarket, tradeThroughCuts } from "#e2e/faults/market";
import { wrongs } from "#e2e/support/outcomes";
import { reportNumbers } from "#e2e/support/report-numbers";

test("of a hundred answers one is lost, and nothing is done twice", async () => {
  await using opened = new AsyncDisposableStack();
  const { account, market } = await openMarket({ durable: true }, opened);
  const { cut, deeds, findings } = await tradeThroughCuts(market, { perCent: 1, seconds: 20 });
  reportNumbers({ cut, deeds: deeds.length });
  expect(findings).toEqual(nothing);
  expect(cut).toBeGreaterThan(5);
  expect(await wrongs(account)).toEqual([]);
});

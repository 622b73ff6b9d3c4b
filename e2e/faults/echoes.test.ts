import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { findingsOf } from "#e2e/faults/findings";
import { killInTurn } from "#e2e/faults/kill-in-turn";
import { clients, nothing, openMarket } from "#e2e/faults/market";
import { startTrade } from "#e2e/faults/trade";
import { wrongs } from "#e2e/support/outcomes";
import { reportNumbers } from "#e2e/support/report-numbers";

test("what is sent three times at once, and killed meanwhile, is done once and told alike", async () => {
  await using opened = new AsyncDisposableStack();
  const { installation, account, destination, market } = await openMarket(
    { durable: true },
    opened,
  );
  const trade = startTrade({ ...market, echoes: 3 }, clients);
  const kills = await killInTurn(installation, { times: 3, seconds: 30 });
  await trade.stop();
  const refused = trade.deeds.filter(({ outcome }) => outcome === "refused").length;
  reportNumbers({ kills, answers: trade.deeds.length, refused });
  expect(await findingsOf(sqlClient(), trade.deeds)).toEqual(nothing);
  expect([...(await wrongs(account)), ...(await wrongs(destination))]).toEqual([]);
  expect(refused).toBeGreaterThan(20);
  expect(trade.deeds.length).toBeGreaterThan(600);
});

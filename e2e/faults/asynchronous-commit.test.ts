import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { findingsOf } from "#e2e/faults/findings";
import { clients, openMarket } from "#e2e/faults/market";
import { startTrade } from "#e2e/faults/trade";
import { reportNumbers } from "#e2e/support/report-numbers";

test("a database that acknowledges before it has written is caught by the same look", async () => {
  await using opened = new AsyncDisposableStack();
  const { installation, market } = await openMarket({ durable: false }, opened);
  const trade = startTrade(market, clients);
  for (let kill = 0; kill < 3; kill += 1) {
    await wait(2_500);
    await installation.killPostgres();
  }
  await trade.stop();
  const { lost } = await findingsOf(sqlClient(), trade.deeds);
  reportNumbers({ lost: lost.length, deeds: trade.deeds.length });
  expect(lost).not.toEqual([]);
});

import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { startPair } from "#e2e/failover/pair";
import { findingsOf } from "#e2e/faults/findings";
import { clients, tradersAt } from "#e2e/faults/market";
import { startTrade } from "#e2e/faults/trade";
import { reportNumbers } from "#e2e/support/report-numbers";

test("a standby that nobody waits for loses what was acknowledged, and the same look sees it", async () => {
  await using opened = new AsyncDisposableStack();
  const pair = await startPair({ isSynchronous: false }, opened);
  const { market } = await tradersAt(pair.origin);
  const trade = startTrade(market, clients);
  await wait(4_000);
  pair.cutFeed();
  await wait(1_000);
  await pair.failOver();
  await wait(2_000);
  await trade.stop();
  const { lost } = await findingsOf(sqlClient(), trade.deeds);
  reportNumbers({ lost: lost.length, deeds: trade.deeds.length });
  expect(lost).not.toEqual([]);
});

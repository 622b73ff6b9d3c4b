import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { startPair } from "#e2e/failover/pair";
import { findingsOf } from "#e2e/faults/findings";
import { clients, nothing, tradersAt } from "#e2e/faults/market";
import { startReader } from "#e2e/faults/reader";
import { startReceiver, untold } from "#e2e/faults/receiver";
import { startTrade } from "#e2e/faults/trade";
import { wrongs } from "#e2e/support/outcomes";
import { reportNumbers } from "#e2e/support/report-numbers";

const rounds = 3;

test("the primary dies under load, its standby takes over, and nothing acknowledged is lost", async () => {
  await using opened = new AsyncDisposableStack();
  const pair = await startPair({ isSynchronous: true }, opened);
  const { account, destination, market } = await tradersAt(pair.origin);
  await using receiver = await startReceiver(account);
  const reader = startReader([account, destination]);
  const trade = startTrade(market, clients);
  const waits: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) await pair.addStandby();
    await wait(4_000);
    await pair.killApp();
    await wait(2_000);
    // What is not heard by the standby is not acknowledged, so its loss is nobody's.
    pair.cutFeed();
    await wait(1_000);
    const since = performance.now();
    await pair.failOver();
    await nextDeed(trade);
    waits.push(Math.round(performance.now() - since));
  }
  await wait(2_000);
  await trade.stop();
  await reader.stop();
  const { faults, snapshots } = reader.seen();
  const acknowledged = trade.deeds.filter(({ outcome }) => outcome === "acknowledged").length;
  const longestWaitMs = Math.max(...waits);
  reportNumbers({ rounds, longestWaitMs, snapshots, deeds: trade.deeds.length, acknowledged });
  expect(faults).toEqual([]);
  expect(await findingsOf(sqlClient(), trade.deeds)).toEqual(nothing);
  expect([...(await wrongs(account)), ...(await wrongs(destination))]).toEqual([]);
  expect(await untold(sqlClient(), account, receiver)).toEqual([]);
  expect(acknowledged).toBeGreaterThan(300);
});

/** Done when some client has got an answer again. */
async function nextDeed({ deeds }: { readonly deeds: readonly unknown[] }): Promise<void> {
  const before = deeds.length;
  while (deeds.length === before) await wait(5);
}

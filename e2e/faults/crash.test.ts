import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { findingsOf } from "#e2e/faults/findings";
import { killInTurn } from "#e2e/faults/kill-in-turn";
import { clients, nothing, openMarket } from "#e2e/faults/market";
import { startReader } from "#e2e/faults/reader";
import { startReceiver, untold } from "#e2e/faults/receiver";
import { startTrade } from "#e2e/faults/trade";
import { wrongs } from "#e2e/support/outcomes";
import { reportNumbers } from "#e2e/support/report-numbers";

test("killed over and over, nothing acknowledged is lost and nothing is done twice", async () => {
  await using opened = new AsyncDisposableStack();
  const { installation, account, destination, market } = await openMarket(
    { durable: true },
    opened,
  );
  await using receiver = await startReceiver(account);
  const reader = startReader([account, destination]);
  const trade = startTrade(market, clients);
  const kills = await killInTurn(installation, { times: 5, seconds: 60 });
  await trade.stop();
  await reader.stop();
  const { faults, snapshots } = reader.seen();
  const acknowledged = trade.deeds.filter(({ outcome }) => outcome === "acknowledged").length;
  const events = receiver.received.size;
  reportNumbers({ kills, snapshots, deeds: trade.deeds.length, acknowledged, events });
  expect(faults).toEqual([]);
  expect(snapshots).toBeGreaterThan(20);
  expect(await findingsOf(sqlClient(), trade.deeds)).toEqual(nothing);
  expect([...(await wrongs(account)), ...(await wrongs(destination))]).toEqual([]);
  expect(await untold(sqlClient(), account, receiver)).toEqual([]);
  expect(acknowledged).toBeGreaterThan(500);
});

import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { migrate } from "#db/migrate";
import { startHaproxy } from "#e2e/beyond/haproxy";
import {
  primaryOf,
  startPatroni,
  superuserUrl,
  untilAllFollow,
  untilLeadsToPrimary,
  untilSynchronous,
} from "#e2e/beyond/patroni";
import { startPrograms } from "#e2e/failover/programs";
import { findingsOf } from "#e2e/faults/findings";
import { clients, nothing, tradersAt } from "#e2e/faults/market";
import { startTrade, type Trade } from "#e2e/faults/trade";
import { wrongs } from "#e2e/support/outcomes";
import { reportNumbers } from "#e2e/support/report-numbers";
import { createOwner } from "#scripts/postgres/create-owner";

const rounds = 2;

test("Patroni puts another machine in the primary's place, and nothing acknowledged is lost", async () => {
  await using opened = new AsyncDisposableStack();
  const machines = await startPatroni(3, opened);
  await untilAllFollow(machines);
  const behind = Object.fromEntries(
    machines.flatMap(({ port, statePort }, place) => [
      [`DB_${place + 1}`, `127.0.0.1:${port}`],
      [`DB_${place + 1}_STATE`, String(statePort)],
    ]),
  );
  const { databasePort } = await startHaproxy(behind, opened);
  await untilLeadsToPrimary(databasePort);
  const { password } = new URL(superuserUrl({ port: databasePort }));
  const url = await createOwner(databasePort, password);
  await migrate(url);
  const programs = await startPrograms({ appUrl: url, workerUrl: url }, opened);
  const { account, destination, market } = await tradersAt(programs.origin);
  const trade = startTrade(market, clients);
  const ledMs: number[] = [];
  const followedMs: number[] = [];
  const paidMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await wait(6_000);
    const primary = await primaryOf(machines);
    const since = performance.now();
    const soFarMs = () => Math.round(performance.now() - since);
    await primary.kill();
    await primaryOf(machines);
    ledMs.push(soFarMs());
    await untilSynchronous(machines, 1);
    followedMs.push(soFarMs());
    await nextDeeds(trade, clients);
    paidMs.push(soFarMs());
    await primary.start();
    await untilAllFollow(machines);
  }
  await wait(3_000);
  await trade.stop();
  const acknowledged = trade.deeds.filter(({ outcome }) => outcome === "acknowledged").length;
  const longest = {
    ledMs: Math.max(...ledMs),
    followedMs: Math.max(...followedMs),
    paidMs: Math.max(...paidMs),
  };
  reportNumbers({ rounds, ...longest, deeds: trade.deeds.length, acknowledged });
  expect(await findingsOf(sqlClient(), trade.deeds)).toEqual(nothing);
  expect([...(await wrongs(account)), ...(await wrongs(destination))]).toEqual([]);
});

/** Done when some clients have got their answers again. */
async function nextDeeds({ deeds }: Trade, count: number): Promise<void> {
  const before = deeds.length;
  while (deeds.length < before + count) await wait(20);
}

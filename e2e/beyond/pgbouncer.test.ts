import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { expect, test } from "vitest";
import { checkDatabase } from "#db/check-database";
import { applicationRole, sqlClient } from "#db/client";
import { migrate } from "#db/migrate";
import { startPgBouncer } from "#e2e/beyond/pgbouncer";
import { newHome, startPrograms } from "#e2e/failover/programs";
import { findingsOf } from "#e2e/faults/findings";
import { clients, nothing, tradersAt } from "#e2e/faults/market";
import { startTrade } from "#e2e/faults/trade";
import { wrongs } from "#e2e/support/outcomes";
import { reportNumbers } from "#e2e/support/report-numbers";
import { startPostgres } from "#scripts/postgres";

test("through PgBouncer in transaction mode the program keeps its role and its promises", async () => {
  await using opened = new AsyncDisposableStack();
  const database = await startPostgres({ dataDirectory: newHome(opened), durable: true });
  await migrate(database.url);
  const appUrl = await startPgBouncer(database.url, opened);
  const programs = await startPrograms({ appUrl, workerUrl: database.url }, opened);
  await checkDatabase();
  const { account, destination, market } = await tradersAt(programs.origin);
  const direct = postgres(database.url, { max: 1 });
  opened.defer(() => direct.end());
  const trade = startTrade(market, clients * 4);
  let mostConnections = 0;
  for (let second = 0; second < 15; second += 1) {
    await wait(1_000);
    const [found] = await direct<[{ count: number }]>`
      select count(*)::int as count from pg_stat_activity where usename = ${applicationRole}`;
    mostConnections = Math.max(mostConnections, found.count);
    if (second === 7) await programs.killApp();
  }
  await trade.stop();
  const acknowledged = trade.deeds.filter(({ outcome }) => outcome === "acknowledged").length;
  reportNumbers({ deeds: trade.deeds.length, acknowledged, mostConnections });
  expect(await findingsOf(sqlClient(), trade.deeds)).toEqual(nothing);
  expect([...(await wrongs(account)), ...(await wrongs(destination))]).toEqual([]);
  expect(mostConnections, "as many as the pool has, whatever the programs open").toBeLessThan(21);
  const [kept] = await sqlClient()`select current_setting('statement_timeout') as timeout`;
  expect(kept).toEqual({ timeout: "30s" });
  await expect(sqlClient()`update ledger_transfers set code = code`).rejects.toThrow("denied");
});

import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { migrate } from "#db/migrate";
import { startHaproxy } from "#e2e/beyond/haproxy";
import { newHome, startPrograms } from "#e2e/failover/programs";
import { findingsOf } from "#e2e/faults/findings";
import { clients, nothing, tradersAt } from "#e2e/faults/market";
import { type Market, startTrade } from "#e2e/faults/trade";
import { wrongs } from "#e2e/support/outcomes";
import { reportNumbers } from "#e2e/support/report-numbers";
import { startPostgres } from "#scripts/postgres";

/** Programs that ask once and never again, and what they were answered besides a success. */
function startImpatient({ origin, key }: Market, count: number) {
  const failures: string[] = [];
  const over = new AbortController();
  let answered = 0;
  const ask = async () => {
    const body = "amount=1000&currency=cny&payment_method=pm_card_visa&confirm=true";
    const headers = {
      authorization: `Bearer ${key}`,
      "content-type": "application/x-www-form-urlencoded",
    };
    try {
      const answer = await fetch(`${origin}/v1/payment_intents`, { method: "POST", headers, body });
      await answer.text();
      if (answer.status === 200) answered += 1;
      else failures.push(String(answer.status));
    } catch (error) {
      failures.push(String(error));
    }
  };
  const running = Array.from({ length: count }, async () => {
    while (!over.signal.aborted) await ask();
  });
  return {
    failures,
    stop: async () => {
      over.abort();
      await Promise.all(running);
      return answered;
    },
  };
}

test("behind HAProxy servers end in order without a failed request, and die without a lost one", async () => {
  await using opened = new AsyncDisposableStack();
  const database = await startPostgres({ dataDirectory: newHome(opened), durable: true });
  await migrate(database.url);
  const { url } = database;
  const ways = { appUrl: url, workerUrl: url, drainSeconds: 4 };
  const programs = await startPrograms(ways, opened);
  const [one, other] = programs.ports;
  const apps = { APP_1: `127.0.0.1:${one}`, APP_2: `127.0.0.1:${other}` };
  const { origin } = await startHaproxy(apps, opened);
  const { account, destination, market } = await tradersAt(origin);

  const impatient = startImpatient(market, clients);
  await wait(2_000);
  await programs.restartApps();
  await wait(2_000);
  const answered = await impatient.stop();
  expect(impatient.failures).toEqual([]);

  const trade = startTrade(market, clients);
  for (let kill = 0; kill < 3; kill += 1) {
    await wait(2_500);
    await programs.killApp();
  }
  await trade.stop();
  reportNumbers({ answered, deeds: trade.deeds.length });
  expect(await findingsOf(sqlClient(), trade.deeds)).toEqual(nothing);
  expect([...(await wrongs(account)), ...(await wrongs(destination))]).toEqual([]);
});

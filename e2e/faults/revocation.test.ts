import { mkdtempSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { disconnect, sqlClient } from "#db/client";
import { migrate } from "#db/migrate";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { openSilentWay } from "#e2e/support/falling-silent";
import { reportNumbers } from "#e2e/support/report-numbers";
import { startApp, untilAnswers } from "#scripts/app/start-app";
import { freePort } from "#scripts/free-port";
import { startPostgres } from "#scripts/postgres";
import { discardServer } from "#scripts/postgres/discard-server";
import { serverAccount } from "#scripts/postgres/server-account";
import { testDatabasePrefix, testSettings } from "#scripts/test-database";

const callers = 8;
const soon = { timeout: 30_000, interval: 20 };

/** Postgres, and two processes that serve the API and hear by a way that can fall silent. */
async function startTwo(opened: AsyncDisposableStack) {
  const place = serverAccount() ? "/tmp" : tmpdir();
  const home = mkdtempSync(join(place, `${testDatabasePrefix}${process.pid}-`));
  opened.defer(() => discardServer(home));
  const start = () => startPostgres({ dataDirectory: home, durable: false });
  const postgres = await start();
  await migrate(postgres.url);
  const way = opened.use(await openSilentWay(postgres.port));
  const env = testSettings(postgres.url, "http://127.0.0.1:3000");
  Object.assign(process.env, env);
  opened.defer(disconnect);
  const listenUrl = new URL(postgres.url);
  listenUrl.port = String(way.port);
  const output = openSync(join(home, "programs.log"), "a");
  const origins = await Promise.all(
    ["one", "two"].map(async () => {
      const port = await freePort();
      const told = { ...env, TOLLGATE_LISTEN_URL: listenUrl.href };
      const server = startApp({ mode: "start", port, workers: 1, env: told, output }, opened);
      await untilAnswers(`http://127.0.0.1:${port}`, server);
      return `http://127.0.0.1:${port}`;
    }),
  );
  const restart = async () => {
    await postgres.stop();
    await start();
  };
  return { origins, way, restart };
}

/** What came back from one call, and when it was sent. */
interface Called {
  readonly sentAt: number;
  readonly status: number;
}

/** Asks one process all the time with one key, until told to stop. */
function startCalling(origin: string, secret: string) {
  const calls: Called[] = [];
  const stop = new AbortController();
  const headers = { authorization: `Bearer ${secret}` };
  const ended = Array.from({ length: callers }, async () => {
    while (!stop.signal.aborted) {
      const sentAt = performance.now();
      const { status } = await fetch(`${origin}/v1/account`, { headers });
      calls.push({ sentAt, status });
    }
  });
  return {
    calls,
    stop: async () => {
      stop.abort();
      await Promise.all(ended);
    },
  };
}

async function aKey() {
  const ctx = personContext(await anAccount(), await aPerson("developer"));
  const { key, secret } = await createApiKey(ctx, { name: "Shop" });
  return { secret, revoke: () => revokeApiKey(ctx, { apiKeyId: key.id }) };
}

/** Revokes a key in this process that two others are called with; how long they let it in. */
async function letInAfterRevocation(origins: readonly string[], before = async () => {}) {
  const { secret, revoke } = await aKey();
  const called = origins.map((origin) => startCalling(origin, secret));
  await expect.poll(() => called.every(({ calls }) => calls.length > 100), soon).toBe(true);
  await before();
  await revoke();
  const revokedAt = performance.now();
  await wait(2_000);
  await Promise.all(called.map(({ stop }) => stop()));
  const calls = called.flatMap((one) => one.calls);
  const letIn = calls.filter(({ status }) => status !== 401).map(({ sentAt }) => sentAt);
  for (const { calls: made } of called) expect(made.at(-1)?.status).toBe(401);
  const letInMs = Math.ceil(Math.max(...letIn) - revokedAt);
  reportNumbers({ calls: calls.length, letInMs });
  return letInMs;
}

const lines = "select pid from pg_stat_activity where application_name = 'tollgate-listen'";

test("a revoked key is refused by other processes within a second, whatever becomes of the line", async () => {
  await using opened = new AsyncDisposableStack();
  const { origins, way, restart } = await startTwo(opened);
  expect(await letInAfterRevocation(origins)).toBeLessThan(1_000);

  const cut = async () => {
    await asOwner(lines.replace("pid", "pg_terminate_backend(pid)"));
  };
  expect(await letInAfterRevocation(origins, cut)).toBeLessThan(1_000);
  await expect.poll(async () => (await sqlClient().unsafe(lines)).length, soon).toBe(2);

  const fallSilent = async () => way.fallSilent();
  expect(await letInAfterRevocation(origins, fallSilent)).toBeLessThan(1_000);
  way.speakAgain();

  await restart();
  expect(await letInAfterRevocation(origins)).toBeLessThan(1_000);
});

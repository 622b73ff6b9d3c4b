import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { createApiKey } from "#domain/api-keys/create-api-key";
import type { RateLimit } from "#domain/rate-limits/token-bucket";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { ask } from "#e2e/support/ask";
import { limitAccount } from "#e2e/support/limited";
import { anOwnServer, type OwnServer } from "#e2e/support/own-server";
import { startTcpAddress } from "#e2e/support/tcp-address";
import { settings } from "#platform/settings";

// Two processes of one server, of which neither has seen what the other lets through.
test.describe.configure({ mode: "serial" });

const limit: RateLimit = { ratePerSecond: 20, burst: 40 };

/** A key of an account whose traffic, or that of the key, is limited so. */
async function aKey(limits: Parameters<typeof limitAccount>[1], by: "account" | "key") {
  const account = await anAccount();
  const developer = personContext(account, await aPerson("developer"));
  const { key, secret } = await createApiKey(developer, { name: "Test" });
  await limitAccount(account, limits, by === "key" ? key.id : account.id);
  return secret;
}

/** An answer, and when it was asked for. */
interface Told {
  readonly status: number;
  readonly atS: number;
}

interface Drive {
  readonly told: readonly Told[];
  readonly lastedS: number;
  readonly passed: number;
}

const tickMs = 20;

/** Asks five times as often as the limit allows, each on a connection of its own. */
async function driven({ origin }: OwnServer, key: string, seconds: number): Promise<Drive> {
  const headers = { authorization: `Bearer ${key}` };
  const begunMs = performance.now();
  const lastedS = () => (performance.now() - begunMs) / 1_000;
  const answers: Promise<Told>[] = [];
  const asked = async (): Promise<Told> => {
    const atS = lastedS();
    const got = ask(origin, { method: "GET", path: "/v1/balance", headers });
    return {
      status: await got.then(
        ({ status }) => status,
        () => 0,
      ),
      atS,
    };
  };
  while (lastedS() < seconds) {
    const due = 5 * limit.ratePerSecond * lastedS();
    while (answers.length < due) answers.push(asked());
    await wait(tickMs);
  }
  const told = await Promise.all(answers);
  return { told, lastedS: lastedS(), passed: told.filter(isPassed).length };
}

function isPassed({ status }: Told): boolean {
  return status === 200;
}

/** What the bucket gives in that time, and one bucket's worth at the other process. */
function mostPassed({ lastedS }: Drive): number {
  return limit.ratePerSecond * lastedS + 2 * limit.burst;
}

test("under five times their load, two processes let the rate through and one bucket's worth beside", async () => {
  await using opened = new AsyncDisposableStack();
  const server = await anOwnServer({ workers: 2 }, opened);
  const drive = await driven(server, await aKey(limit, "account"), 5);
  expect(drive.passed).toBeLessThanOrEqual(mostPassed(drive));
  expect(drive.passed).toBeGreaterThan(0.7 * (limit.burst + 5 * limit.ratePerSecond));
  expect(drive.told.filter(({ status }) => status === 429).length).toBeGreaterThan(drive.passed);
  expect(new Set(drive.told.map(({ status }) => status))).toEqual(new Set([200, 429]));
});

test("while the shared store is lost the gate neither opens nor shuts, and goes on as before when it is back", async () => {
  await using opened = new AsyncDisposableStack();
  const database = new URL(settings().databaseUrl);
  const port = Number(database.port || 5432);
  let isLost = false;
  const between = opened.use(await startTcpAddress(() => (isLost ? undefined : port)));
  database.hostname = "127.0.0.1";
  database.port = String(between.port);
  const server = await anOwnServer({ workers: 2, env: { DATABASE_URL: database.href } }, opened);
  const driving = driven(server, await aKey(limit, "account"), 10);
  await wait(3_000);
  isLost = true;
  between.cut();
  await wait(2_000);
  isLost = false;
  const drive = await driving;
  expect(drive.passed).toBeLessThanOrEqual(mostPassed(drive));
  const after = drive.told.filter(({ atS }) => atS > 8);
  expect(after.filter(isPassed).length).toBeGreaterThan(0.5 * limit.ratePerSecond);
  expect(after.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
});

/** A request of which half is still to come: it is under way until it is refused or cut. */
function aHalfRequest({ origin }: OwnServer, key: string, opened: AsyncDisposableStack) {
  const socket = connect(Number(new URL(origin).port), "127.0.0.1");
  opened.defer(() => void socket.destroy());
  let told = "";
  socket.on("data", (data) => {
    told += String(data);
  });
  const head = `POST /v1/customers HTTP/1.1\nHost: a\nAuthorization: Bearer ${key}\n`;
  const type = "Content-Type: application/x-www-form-urlencoded";
  socket.write(`${head}${type}\nContent-Length: 100\n\nname`.replaceAll("\n", "\r\n"));
  return { isRefused: () => told.startsWith("HTTP/1.1 429"), cut: () => socket.destroy() };
}

test("two processes answer no more requests of a key at a time than its limit and as many beside", async () => {
  await using opened = new AsyncDisposableStack();
  const server = await anOwnServer({ workers: 2 }, opened);
  const inFlight = 4;
  const key = await aKey({ inFlight }, "key");
  const asked = (times: number) =>
    Array.from({ length: times }, () => aHalfRequest(server, key, opened));
  const refused = (of: ReturnType<typeof asked>) =>
    of.filter(({ isRefused }) => isRefused()).length;
  const first = asked(5 * inFlight);
  await expect.poll(() => refused(first)).toBeGreaterThanOrEqual(3 * inFlight);
  // While these are under way, none more begins at either process.
  const more = asked(2 * inFlight);
  await expect.poll(() => refused(more)).toBe(2 * inFlight);
  expect(refused(first)).toBeLessThanOrEqual(4 * inFlight);
  for (const { cut } of first) cut();
  const headers = { authorization: `Bearer ${key}` };
  const status = async () =>
    (await ask(server.origin, { method: "GET", path: "/v1/balance", headers })).status;
  await expect.poll(status).toBe(200);
});

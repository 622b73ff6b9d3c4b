import { expect, test } from "@playwright/test";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { liftBlock } from "#domain/floods/lift-block";
import { listBlocks } from "#domain/floods/list-blocks";
import { operatorContext } from "#domain/merchants/operator-context";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { ask, type Got } from "#e2e/support/ask";
import { limitAccount } from "#e2e/support/limited";
import { anOwnServer, type OwnServer } from "#e2e/support/own-server";
import { systemClock } from "#platform/clock";
import { randomBelow } from "#platform/random";
import { signalProgram } from "#scripts/running-program";

/** Two processes behind a proxy of ours, which block who fails more than twenty times a minute. */
function twoProcesses(opened: AsyncDisposableStack): Promise<OwnServer> {
  const env = { TOLLGATE_TRUSTED_PROXIES: "1", TOLLGATE_FLOOD_LIMIT: "20" };
  return anOwnServer({ workers: 2, env }, opened);
}

async function aShop() {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("admin"));
  return { account, ctx, secret: (await createApiKey(ctx, { name: "Shop" })).secret };
}

function anAddress(): string {
  const parts = Array.from({ length: 3 }, () => randomBelow(256));
  return `10.${parts.join(".")}`;
}

/** Asks on a connection of its own, and so both processes in turn. */
function asked({ origin }: OwnServer, key: string, address: string): Promise<Got> {
  const headers = { authorization: `Bearer ${key}`, "x-forwarded-for": address };
  return ask(origin, { method: "GET", path: "/v1/balance", headers });
}

test("a flood of bad keys blocks its address in every process, for a time that is told, and nobody else", async () => {
  await using opened = new AsyncDisposableStack();
  const server = await twoProcesses(opened);
  const [address, { ctx, secret }] = [anAddress(), await aShop()];
  for (let guess = 0; guess < 50; guess += 1) await asked(server, "guessed", address);
  await expect(async () => {
    const refused = await asked(server, "guessed", address);
    expect(refused.status).toBe(429);
    expect(refused.body).toContain('\\"flood\\"');
    const seconds = Number(refused.headers["retry-after"]);
    expect(seconds).toBeGreaterThan(500);
    expect(seconds).toBeLessThanOrEqual(600);
  }).toPass();
  await expect(async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      expect((await asked(server, secret, address)).status).toBe(429);
    }
  }).toPass();
  expect((await asked(server, secret, anAddress())).status).toBe(200);
  const forged = `${anAddress()}, ${address}`;
  expect((await asked(server, secret, forged)).status).toBe(429);
  await expect
    .poll(async () => {
      await asked(server, secret, address);
      return (await listBlocks(ctx)).map(({ block }) => block.address);
    })
    .toEqual([address]);
  await liftBlock(operatorContext(systemClock), address);
  await expect(async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      expect((await asked(server, secret, address)).status).toBe(200);
    }
  }).toPass();
});

test("two processes share a day's calls, and its count outlives both of them", async () => {
  await using opened = new AsyncDisposableStack();
  const first = await twoProcesses(opened);
  const { account, secret } = await aShop();
  const callsPerDay = 60;
  await limitAccount(account, { callsPerDay });
  let admitted = 0;
  let inARow = 0;
  while (inARow < 100) {
    const { status } = await asked(first, secret, "10.0.0.1");
    admitted += status === 200 ? 1 : 0;
    inARow = status === 429 ? inARow + 1 : 0;
  }
  expect(admitted).toBeGreaterThanOrEqual(callsPerDay);
  // Each process goes beyond by what comes to it between two shares: here at most a day more.
  expect(admitted).toBeLessThanOrEqual(2 * callsPerDay);
  signalProgram(first.pid, "SIGTERM");
  expect(await first.ended).toBe(0);
  const second = await twoProcesses(opened);
  for (let turn = 0; turn < 6; turn += 1) {
    expect((await asked(second, secret, "10.0.0.1")).status).toBe(429);
  }
});

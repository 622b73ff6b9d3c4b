import { expect, test } from "@playwright/test";
import { ask, type Sent } from "#e2e/support/ask";
import { childrenOf } from "#e2e/support/children-of";
import { anIntegrator } from "#e2e/support/integrator";
import { aLongRequest } from "#e2e/support/long-request";
import { anOwnServer, type OwnServer } from "#e2e/support/own-server";
import { settings } from "#platform/settings";
import { startApp } from "#scripts/app/start-app";
import { freePort } from "#scripts/free-port";
import { signalProgram } from "#scripts/running-program";

const health: Sent = { method: "GET", path: "/ready" };

/** What a server says of its health, or that nobody is there to say. */
function standing({ origin }: OwnServer): Promise<string> {
  return ask(origin, health).then(
    ({ status, body }) => `${status} ${body}`,
    () => "gone",
  );
}

for (const workers of [1, 2]) {
  test(`told to stop, ${workers} of a server give the answers they owe, take no others, and end well`, async () => {
    await using opened = new AsyncDisposableStack();
    const server = await anOwnServer({ workers }, opened);
    const { answer, release } = await aLongRequest(server.origin, opened);
    signalProgram(server.pid, "SIGTERM");
    await expect.poll(() => standing(server)).toBe("gone");
    await release();
    const { status, headers, body } = await answer;
    expect(status).toBe(200);
    expect(headers.connection).toBe("close");
    expect(JSON.parse(body)).toMatchObject({ name: "Bo" });
    expect(await server.ended).toBe(0);
  });
}

test("told to stop while one of its processes is still starting, a server does not wait for it", async () => {
  await using opened = new AsyncDisposableStack();
  const preload = "./e2e/support/second-worker-never-serves.ts";
  const server = await anOwnServer({ workers: 2, preload }, opened);
  await expect.poll(() => childrenOf(server.pid).length).toBe(2);
  signalProgram(server.pid, "SIGTERM");
  expect(await server.ended).toBe(0);
});

test("a balancer is told for as long as it needs before the server takes no more", async () => {
  await using opened = new AsyncDisposableStack();
  const env = { TOLLGATE_DRAIN_SECONDS: "3" };
  const server = await anOwnServer({ workers: 2, env }, opened);
  expect(await standing(server)).toBe('200 {"status":"ok"}');
  signalProgram(server.pid, "SIGTERM");
  await expect.poll(() => standing(server)).toBe('503 {"status":"draining"}');
  const { key } = await anIntegrator();
  const headers = { authorization: `Bearer ${key}` };
  const late = await ask(server.origin, { method: "GET", path: "/v1/balance", headers });
  expect([late.status, late.headers.connection]).toEqual([200, "close"]);
  expect(await server.ended).toBe(0);
});

test("whoever sends a second signal does not wait for open answers", async () => {
  await using opened = new AsyncDisposableStack();
  const server = await anOwnServer({ workers: 1 }, opened);
  const { answer, release } = await aLongRequest(server.origin, opened);
  const cut = expect(answer).rejects.toThrow();
  signalProgram(server.pid, "SIGTERM");
  await expect.poll(() => standing(server)).toBe("gone");
  await expect(async () => {
    signalProgram(server.pid, "SIGTERM");
    expect(await Promise.race([server.ended, Promise.resolve("runs")])).toBe(1);
  }).toPass();
  await cut;
  await release();
});

test("a worker that dies is replaced", async () => {
  await using opened = new AsyncDisposableStack();
  const server = await anOwnServer({ workers: 2 }, opened);
  const workers = () => childrenOf(server.pid);
  await expect.poll(() => workers().length).toBe(2);
  const [killed = 0] = workers();
  signalProgram(killed, "SIGKILL");
  await expect.poll(() => workers().filter((pid) => pid !== killed).length).toBe(2);
  await expect.poll(() => standing(server)).toBe('200 {"status":"ok"}');
});

test("whichever worker is asked, the metrics count what all of them did", async () => {
  await using opened = new AsyncDisposableStack();
  const server = await anOwnServer({ workers: 2 }, opened);
  const { key } = await anIntegrator();
  const get = (path: string, secret = "") =>
    ask(server.origin, { method: "GET", path, headers: { authorization: `Bearer ${secret}` } });
  // Each on a connection of its own, and so to both in turn.
  for (let count = 0; count < 10; count += 1) await get("/v1/balance", key);
  for (let count = 0; count < 4; count += 1) {
    const { body } = await get("/metrics", settings().metricsToken);
    expect(body).toMatch(/^tollgate_api_request_duration_seconds_count\{.*v1\/balance.*\} 10$/m);
  }
});

test("a server that may not take money says why and ends, however many workers it has", async () => {
  for (const workers of [1, 2]) {
    await using opened = new AsyncDisposableStack();
    let said = "";
    const output = (text: string) => {
      said += text;
    };
    const env = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing" };
    const server = startApp(
      { port: await freePort(), mode: "start", output, workers, env },
      opened,
    );
    expect(await server.ended).toBe(1);
    expect(said).toContain("ECONNREFUSED");
  }
});

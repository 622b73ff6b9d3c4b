import { once } from "node:events";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { freePort, freePortFrom } from "#scripts/free-port";

async function taken(port: number): Promise<void> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
}

test("the wished port is given while it is free, and another when it is taken", async () => {
  const port = await freePort();
  expect(await freePort(port)).toBe(port);
  await taken(port);
  expect(await freePort(port)).not.toBe(port);
});

test("the search goes on from a taken port to a later one", async () => {
  const port = await freePort();
  await taken(port);
  expect(await freePortFrom(port)).toBeGreaterThan(port);
});

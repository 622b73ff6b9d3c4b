import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { startPostgres } from "#scripts/postgres";
import { discardServer } from "#scripts/postgres/discard-server";
import { isAlive, signalProgram } from "#scripts/running-program";

function aDataDirectory(): string {
  const home = mkdtempSync(join(tmpdir(), "tollgate-launcher-"));
  onTestFinished(() => discardServer(home));
  return home;
}

async function ask(url: string, question: string): Promise<unknown> {
  const sql = postgres(url, { max: 1 });
  try {
    const [row] = await sql.unsafe(question).values();
    return row?.[0];
  } finally {
    await sql.end();
  }
}

test("a durable server syncs, listens on loopback only, and lends no superuser", async () => {
  const { url, stop } = await startPostgres({ dataDirectory: aDataDirectory(), durable: true });
  expect(await ask(url, "show fsync")).toBe("on");
  expect(await ask(url, "show synchronous_commit")).toBe("on");
  expect(await ask(url, "show full_page_writes")).toBe("on");
  expect(await ask(url, "show listen_addresses")).toBe("127.0.0.1");
  expect(await ask(url, "show server_encoding")).toBe("UTF8");
  expect(await ask(url, "show is_superuser")).toBe("off");
  await stop();
});

test("a wrong password is refused, and the right one is closed to other users", async () => {
  const dataDirectory = aDataDirectory();
  const { url } = await startPostgres({ dataDirectory, durable: false });
  const wrong = new URL(url);
  wrong.password = "wrong";
  await expect(ask(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
  expect(statSync(join(dataDirectory, "password")).mode & 0o777).toBe(0o600);
  expect(statSync(dataDirectory).mode & 0o777).toBe(0o700);
});

test("a server whose starter crashed is used again, and stopping it ends it", async () => {
  const dataDirectory = aDataDirectory();
  const first = await startPostgres({ dataDirectory, durable: true });
  const second = await startPostgres({ dataDirectory, durable: true });
  expect(second.pid).toBe(first.pid);
  await second.stop();
  await expect.poll(() => isAlive(first.pid)).toBe(false);
});

test("after a kill -9 the data and the port are still there", async () => {
  const dataDirectory = aDataDirectory();
  const killed = await startPostgres({ dataDirectory, durable: true });
  await ask(killed.url, "create table kept as select 42 as answer");
  signalProgram(killed.pid, "SIGKILL");
  await expect.poll(() => isAlive(killed.pid)).toBe(false);
  const { url, port } = await startPostgres({ dataDirectory, durable: true });
  expect(port).toBe(killed.port);
  expect(await ask(url, "select answer from kept")).toBe(42);
});

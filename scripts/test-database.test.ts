import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startPostgres } from "#scripts/postgres";
import { discardServer } from "#scripts/postgres/discard-server";
import { isRunning } from "#scripts/running-program";
import { clearTestDatabases } from "#scripts/test-database";

/** A database as a test run of this pid starts it. */
async function aDatabaseOf(starterPid: number) {
  const home = mkdtempSync(join(tmpdir(), `tollgate-test-${starterPid}-`));
  const { pid } = await startPostgres({ dataDirectory: home, durable: false });
  return { home, pid };
}

test("a killed run loses its server and its data, a living run keeps them", async () => {
  const run = spawn("sleep", ["60"]);
  const killed = await aDatabaseOf(Number(run.pid));
  const living = await aDatabaseOf(process.pid);
  run.kill("SIGKILL");
  await once(run, "exit");
  await clearTestDatabases();
  // By its command line: what has ended keeps its pid until somebody has taken note of it.
  expect(isRunning(killed.pid, killed.home) || existsSync(killed.home)).toBe(false);
  expect(isRunning(living.pid, living.home) && existsSync(living.home)).toBe(true);
  await discardServer(living.home);
});

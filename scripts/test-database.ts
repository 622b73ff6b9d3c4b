import { mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "#db/migrate";
import { startPostgres } from "#scripts/postgres";
import { discardServer } from "#scripts/postgres/discard-server";
import { serverAccount } from "#scripts/postgres/server-account";
import { isAlive } from "#scripts/running-program";

/** What the data directories of test servers begin with, before the pid of who started them. */
export const testDatabasePrefix = "tollgate-test-";

/** A migrated database of one test run: on a real server, fast because nothing of it need last. */
export type TestDatabase = { url: string; stop: () => Promise<void> };

/** Starts a server for this run alone, and clears away those of killed runs. */
export async function startTestDatabase(): Promise<TestDatabase> {
  await clearTestDatabases();
  const home = mkdtempSync(join(temporaryPlace(), `${testDatabasePrefix}${process.pid}-`));
  try {
    const server = await startPostgres({ dataDirectory: home, durable: false });
    await migrate(server.url);
    return { url: server.url, stop: () => discardServer(home) };
  } catch (error) {
    await discardServer(home);
    throw error;
  }
}

/** What the program under test is told: a test database, fixed secrets and a silent log. */
export function testSettings(databaseUrl: string, origin: string) {
  return {
    DATABASE_URL: databaseUrl,
    TOLLGATE_ORIGIN: origin,
    TOLLGATE_SECRET: "a-secret-that-only-tests-may-know-0123456789",
    TOLLGATE_VAULT_KEY: Buffer.alloc(32, "a vault key that tests know").toString("base64"),
    TOLLGATE_LOOPBACK_WEBHOOKS: "1",
    // High enough never to be met; tests of limits set their own.
    TOLLGATE_RATE_LIMIT: "100000",
    TOLLGATE_RATE_BURST: "100000",
    TOLLGATE_UNSAFE_DATABASE: "1",
    TOLLGATE_LOG_LEVEL: "silent",
  };
}

/** Root's own TMPDIR may be closed to the account that the server runs as. */
function temporaryPlace(): string {
  return serverAccount() ? "/tmp" : tmpdir();
}

/** Ends and deletes what killed runs have left; only ours, for another user's may hold anything. */
export async function clearTestDatabases(): Promise<void> {
  const place = temporaryPlace();
  const owner = serverAccount()?.uid ?? process.getuid?.();
  const leftovers = readdirSync(place)
    .filter((name) => name.startsWith(testDatabasePrefix) && !isAlive(starterPid(name)))
    .map((name) => join(place, name))
    .filter((home) => statSync(home, { throwIfNoEntry: false })?.uid === owner);
  for (const home of leftovers) {
    await discardServer(home);
  }
}

function starterPid(directoryName: string): number {
  return Number(directoryName.slice(testDatabasePrefix.length).split("-")[0]);
}

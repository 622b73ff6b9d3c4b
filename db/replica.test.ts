import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { checkDatabase } from "#db/check-database";
import { migrate } from "#db/migrate";
import { followReplica, isWithinLag, mostLagMs } from "#db/replica";
import { promote, startStandby } from "#e2e/support/standby";
import { startPostgres } from "#scripts/postgres";
import { discardServer } from "#scripts/postgres/discard-server";
import { serverAccount } from "#scripts/postgres/server-account";
import { testDatabasePrefix } from "#scripts/test-database";

function aHome(): string {
  const place = serverAccount() ? "/tmp" : tmpdir();
  const home = mkdtempSync(join(place, `${testDatabasePrefix}${process.pid}-`));
  onTestFinished(() => discardServer(home));
  return home;
}

/** A database, its standby, and whoever follows that. */
async function aFollowedPair() {
  const home = aHome();
  const primary = { home, ...(await startPostgres({ dataDirectory: home, durable: false })) };
  await migrate(primary.url);
  const copy = aHome();
  const standby = { home: copy, ...(await startStandby(primary, { home: copy })) };
  const sql = postgres(primary.url, { max: 1 });
  const replica = followReplica(standby.url, sql);
  onTestFinished(async () => {
    await Promise.all([replica.end(), sql.end()]);
  });
  return { primary, standby, replica };
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await wait(20);
}

test("a replica is near while it has all that was written some seconds ago", () => {
  const marks = [
    { atMs: 1_000, written: 10n },
    { atMs: 5_000, written: 20n },
  ];
  expect(isWithinLag(marks, 20n, 5_000 + mostLagMs)).toBe(true);
  expect(isWithinLag(marks, 20n, 5_001 + mostLagMs)).toBe(false);
  expect(isWithinLag(marks, 19n, 1_000 + mostLagMs)).toBe(true);
  expect(isWithinLag(marks, 19n, 1_001 + mostLagMs)).toBe(false);
  expect(isWithinLag(marks, 9n, 5_000)).toBe(false);
  expect(isWithinLag([], 9n, 0)).toBe(false);
});

test("a standby is read in the application's role, and no more once it is made a primary", async () => {
  const { replica, standby } = await aFollowedPair();
  expect(replica.isNear(), "nobody has looked yet").toBe(false);
  await until(() => replica.isNear());
  const [row] = await replica.sql`select current_user as role, pg_is_in_recovery() as copies`;
  expect(row).toEqual({ role: "tollgate_app", copies: true });
  await expect(checkDatabase(replica.sql)).rejects.toThrow("The database is a standby");
  await promote(standby);
  await until(() => !replica.isNear());
});

import { mkdtempSync } from "node:fs";
import { migrate } from "#db/migrate";
import { startPostgres } from "#scripts/postgres";
import { discardServer } from "#scripts/postgres/discard-server";
import { startGroup } from "#scripts/program-group";
import { runCommand } from "#scripts/run-command";
import { clearTestDatabases, testDatabasePrefix, testSettings } from "#scripts/test-database";

/** As an operator would set a server of this size; fsync and all that keeps data stays on. */
const settings = {
  max_connections: "400",
  shared_buffers: "1GB",
  effective_cache_size: "8GB",
  max_wal_size: "8GB",
  min_wal_size: "1GB",
  checkpoint_timeout: "15min",
  wal_compression: "on",
  maintenance_work_mem: "512MB",
  random_page_cost: "1.1",
};

/**
 * Measures the pace of payments, and what it is to be compared with, on a durable database of its
 * own: see docs/performance.md.
 */
await runCommand(async (opened) => {
  await clearTestDatabases();
  const home = mkdtempSync(`/tmp/${testDatabasePrefix}${process.pid}-`);
  opened.defer(() => discardServer(home));
  const postgres = await startPostgres({ dataDirectory: home, durable: true, settings });
  await migrate(postgres.url);
  const env = {
    ...testSettings(postgres.url, "http://127.0.0.1:3000"),
    TOLLGATE_UNSAFE_DATABASE: "0",
    TOLLGATE_LOG_LEVEL: "warn",
    BENCH_POSTGRES_PID: String(postgres.pid),
  };
  const args = ["e2e/bench/main.ts", ...process.argv.slice(2)];
  return startGroup({ args, env, output: "inherit" }, opened).ended;
});

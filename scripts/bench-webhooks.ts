import { mkdtempSync } from "node:fs";
import { migrate } from "#db/migrate";
import { startPostgres } from "#scripts/postgres";
import { discardServer } from "#scripts/postgres/discard-server";
import { startGroup } from "#scripts/program-group";
import { runCommand } from "#scripts/run-command";
import { testSettings } from "#scripts/test-database";

/**
 * Measures how soon webhooks arrive while half of the receivers misbehave: a durable database, one
 * worker as it is deployed, and real receivers on this machine.
 */
await runCommand(async (opened) => {
  const home = mkdtempSync(`/tmp/tollgate-test-${process.pid}-`);
  opened.defer(() => discardServer(home));
  const server = await startPostgres({ dataDirectory: home, durable: true });
  await migrate(server.url);
  const settings = {
    ...testSettings(server.url, "http://127.0.0.1:3000"),
    TOLLGATE_UNSAFE_DATABASE: "0",
    TOLLGATE_LOG_LEVEL: "warn",
  };
  startGroup({ args: ["scripts/worker.ts"], env: settings, output: "inherit" }, opened);
  const args = ["e2e/bench/webhooks.ts", ...process.argv.slice(2)];
  return startGroup({ args, env: settings, output: "inherit" }, opened).ended;
});

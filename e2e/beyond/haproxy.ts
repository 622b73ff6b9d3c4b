import { join } from "node:path";
import { startService } from "#e2e/beyond/service";
import { newHome } from "#e2e/failover/programs";
import { freePort } from "#scripts/free-port";
import { projectRoot } from "#scripts/project";

/** What stands behind HAProxy, by the names of the file that the operations guide shows. */
export type Behind = Readonly<Record<string, string>>;

/** Starts HAProxy by that file; where it takes API requests, and where it leads to the database. */
export async function startHaproxy(
  behind: Behind,
  opened: AsyncDisposableStack,
): Promise<{ readonly origin: string; readonly databasePort: number }> {
  const [port, databasePort] = [await freePort(), await freePort()];
  const env = {
    ...behind,
    API_ADDRESS: `127.0.0.1:${port}`,
    DATABASE_ADDRESS: `127.0.0.1:${databasePort}`,
  };
  const args = ["-f", join(projectRoot, "docs/operations/haproxy.cfg")];
  const hint = "HAProxy 2.6 or newer: apt-get install haproxy.";
  const home = newHome(opened);
  await startService({ program: "haproxy", args, env, home, port, hint }, opened);
  return { origin: `http://127.0.0.1:${port}`, databasePort };
}

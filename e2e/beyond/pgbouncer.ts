import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { applicationRole } from "#db/client";
import { startService } from "#e2e/beyond/service";
import { newHome } from "#e2e/failover/programs";
import { freePort } from "#scripts/free-port";
import { projectRoot } from "#scripts/project";

/** What the application's role is given to log in by, and keeps whatever a connection asks for. */
const roleStatements = (password: string) => [
  `alter role ${applicationRole} login password '${password}'`,
  `alter role ${applicationRole} set statement_timeout = '30s'`,
  `alter role ${applicationRole} set lock_timeout = '10s'`,
  `alter role ${applicationRole} set idle_in_transaction_session_timeout = '30s'`,
];

/** Starts PgBouncer before a database by the file that the operations guide shows; its address. */
export async function startPgBouncer(
  databaseUrl: string,
  opened: AsyncDisposableStack,
): Promise<string> {
  const { port: databasePort, password } = new URL(databaseUrl);
  const owner = postgres(databaseUrl, { max: 1 });
  for (const statement of roleStatements(password)) await owner.unsafe(statement);
  await owner.end();
  const home = newHome(opened);
  const port = await freePort();
  const users = join(home, "userlist.txt");
  const shown = readFileSync(join(projectRoot, "docs/operations/pgbouncer.ini"), "utf8");
  writeFileSync(users, `"${applicationRole}" "${password}"\n`, { mode: 0o644 });
  const file = join(home, "pgbouncer.ini");
  writeFileSync(
    file,
    shown
      .replace("port=5432", `port=${databasePort}`)
      .replace("listen_port = 6432", `listen_port = ${port}`)
      .replace("/etc/pgbouncer/userlist.txt", users),
    { mode: 0o644 },
  );
  const hint = "PgBouncer 1.21 or newer, see docs/operations/pgbouncer.md.";
  await startService({ program: "pgbouncer", args: [file], home, port, hint }, opened);
  return `postgres://${applicationRole}:${password}@127.0.0.1:${port}/tollgate`;
}

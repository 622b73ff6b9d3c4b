import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { processorTime } from "#e2e/bench/load/processor-time";
import type { Cell, Sample, Way } from "#e2e/bench/payments/cell";
import { pgbenchOutput } from "#e2e/bench/pgbench/pgbench-output";
import { settings } from "#platform/settings";

const databaseName = "pgbench";
const hotRow = fileURLToPath(new URL("./hot-row.sql", import.meta.url));
const threads = 2;

/** Where the program is: as PGBENCH says, or on the PATH; undefined where it is not. */
export function findPgbench(): string | undefined {
  const program = process.env.PGBENCH ?? "pgbench";
  return spawnSync(program, ["--version"]).status === 0 ? program : undefined;
}

/** How large pgbench's database is made, and whose processor time is read. */
export interface PgbenchTerms {
  readonly branches: number;
  readonly postgresPid: number;
}

/** The TPC-B-like transaction on the same server, in a database of its own. */
export async function pgbenchWay(
  program: string,
  { branches, postgresPid }: PgbenchTerms,
): Promise<Way> {
  await createDatabase();
  await run(program, ["-i", "-q", "-s", String(branches)]);
  const measure = async (cell: Cell): Promise<Sample> => {
    await run(program, transactions(cell, cell.warmUpMs));
    const [output, spent] = await Promise.all([
      run(program, transactions(cell, cell.measureMs)),
      spentASecond(postgresPid, cell.measureMs),
    ]);
    const { perSecond } = pgbenchOutput(output);
    return {
      perSecond,
      p50Ms: Number.NaN,
      p99Ms: Number.NaN,
      cpu: { postgres: spent.postgres / perSecond, load: spent.load / perSecond },
      acknowledged: 0,
      wrong: 0,
      firstWrong: undefined,
    };
  };
  return { name: "pgbench", measure };
}

async function createDatabase(): Promise<void> {
  const sql = postgres(settings().databaseUrl, { max: 1 });
  await sql`create database ${sql(databaseName)}`;
  await sql.end();
}

function transactions({ spread, callers }: Cell, ms: number): string[] {
  const seconds = String(Math.max(1, Math.round(ms / 1_000)));
  const clients = ["-c", String(callers), "-j", String(Math.min(callers, threads))];
  const script = spread === "hot" ? ["-f", hotRow] : ["-b", "tpcb-like"];
  return ["-n", "-M", "prepared", ...clients, "-T", seconds, ...script];
}

/** Microseconds of processor time a second, between its connections' beginning and its end. */
async function spentASecond(postgresPid: number, measureMs: number) {
  await wait(measureMs * 0.4);
  const before = times(postgresPid);
  await wait(measureMs * 0.5);
  const after = times(postgresPid);
  const seconds = (after.at - before.at) / 1_000;
  return {
    postgres: (after.postgres - before.postgres) / seconds,
    load: (after.load - before.load) / seconds,
  };
}

function times(postgresPid: number) {
  return {
    at: performance.now(),
    postgres: processorTime(postgresPid),
    load: processorTime(process.pid),
  };
}

async function run(program: string, args: readonly string[]): Promise<string> {
  const { hostname, port, username, password } = new URL(settings().databaseUrl);
  const child = spawn(program, args, {
    env: {
      ...process.env,
      PGHOST: hostname,
      PGPORT: port,
      PGUSER: username,
      PGPASSWORD: password,
      PGDATABASE: databaseName,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const gather = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding("utf8").on("data", gather);
  child.stderr.setEncoding("utf8").on("data", gather);
  await once(child, "close");
  if (child.exitCode !== 0) throw new Error(`pgbench did not come to its end:\n${output}`);
  return output;
}

import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { type RunningPostgres, startPostgres } from "#scripts/postgres";
import { serverAccount } from "#scripts/postgres/server-account";

/** A running server of ours, by its directory and where it listens. */
export interface Server {
  readonly home: string;
  readonly port: number;
}

const slot = "standby";
/** What belongs to the server that is copied, or comes to the copy over the wire. */
const notCopied = /^(?:pg_wal|pg_replslot|postmaster\.(?:pid|opts)|backup_label.*)(?:\/|$)/;

/**
 * Makes a base backup of a running server in `home` and starts it as a standby, which reads what is
 * new from the primary's port or, where one is named, from another that leads there.
 */
export async function startStandby(
  primary: Server,
  { home, feedPort = primary.port }: { readonly home: string; readonly feedPort?: number },
): Promise<RunningPostgres> {
  await asSuperuser(primary, async (sql) => {
    // The backup lasts as long as the connection that has begun it.
    await sql`select pg_create_physical_replication_slot(${slot}, true)`;
    await sql`select pg_backup_start(${slot}, fast => true)`;
    copyData(primary.home, home);
    const [backup] = await sql`select labelfile from pg_backup_stop(wait_for_archive => false)`;
    writeFileSync(join(home, "data/backup_label"), String(backup?.labelfile));
  });
  const password = readFileSync(join(home, "password"), "utf8");
  const feed = `host=127.0.0.1 port=${feedPort} user=postgres password=${password}`;
  appendFileSync(
    join(home, "data/postgresql.auto.conf"),
    `primary_conninfo = '${feed} application_name=${slot}'\nprimary_slot_name = '${slot}'\n`,
  );
  writeFileSync(join(home, "data/standby.signal"), "");
  giveToServer(home);
  return startPostgres({ dataDirectory: home, durable: true });
}

function copyData(from: string, to: string): void {
  const source = join(from, "data");
  cpSync(source, join(to, "data"), {
    recursive: true,
    filter: (path) => !notCopied.test(path.slice(source.length + 1)),
  });
  for (const folder of ["pg_wal/archive_status", "pg_replslot"]) {
    mkdirSync(join(to, "data", folder), { recursive: true, mode: 0o700 });
  }
  cpSync(join(from, "password"), join(to, "password"));
}

function giveToServer(home: string): void {
  const account = serverAccount();
  const owner = account ? [`${account.uid}:${account.gid}`] : [];
  if (owner.length > 0) spawnSync("chown", ["-R", ...owner, home]);
  spawnSync("chmod", ["700", join(home, "data")]);
}

/** From now on the server acknowledges nothing that its standby does not have. */
export async function waitsForStandby(primary: Server): Promise<void> {
  await asSuperuser(primary, async (sql) => {
    await sql.unsafe(`alter system set synchronous_standby_names = '${slot}'`);
    await sql`select pg_reload_conf()`;
    await followed(sql, "sync");
  });
}

/** Done when the server's standby has caught up with it. */
export async function isFollowed(primary: Server): Promise<void> {
  await asSuperuser(primary, (sql) => followed(sql, "async"));
}

async function followed(sql: Sql, state: "sync" | "async"): Promise<void> {
  const follows = async () => {
    const [found] = await sql`
      select 1 from pg_stat_replication where state = 'streaming' and sync_state = ${state}`;
    return found !== undefined;
  };
  while (!(await follows())) await wait(50);
}

/** The standby is a server of its own from now on, with all that it was sent. */
export async function promote(standby: Server): Promise<void> {
  await asSuperuser(standby, async (sql) => {
    await sql`select pg_promote()`;
  });
}

/** Works on the server as the one who may do anything there. */
async function asSuperuser<Result>(
  { home, port }: Server,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  const sql = postgres({
    host: "127.0.0.1",
    port,
    username: "postgres",
    password: readFileSync(join(home, "password"), "utf8"),
    database: "postgres",
    max: 1,
    onnotice: () => undefined,
  });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

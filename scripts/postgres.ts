import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "#scripts/free-port";
import {
  type Cluster,
  openCluster,
  type ServerPrograms,
  serverEnvironment,
} from "#scripts/postgres/cluster";
import { createOwner } from "#scripts/postgres/create-owner";
import { postmaster } from "#scripts/postgres/postmaster";
import { serverAccount } from "#scripts/postgres/server-account";
import { serverBinaries } from "#scripts/postgres/server-binaries";
import { isRunning, stopProgram } from "#scripts/running-program";

/** Where the embedded server keeps everything, and whether its data must survive a crash. */
export type PostgresOptions = {
  dataDirectory: string;
  durable: boolean;
  /** Server settings by name, where they differ from those of a small machine. */
  settings?: Readonly<Record<string, string>>;
};

/** A server that answers on 127.0.0.1; `url` is the owner of its database, no superuser. */
export type RunningPostgres = {
  url: string;
  port: number;
  pid: number;
  stop: () => Promise<void>;
};

/**
 * The embedded Postgres 18 on a data directory: one that still runs there is used again, and it
 * outlives us unless stopped.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const account = serverAccount();
  const programs = { native: serverBinaries(account), account };
  const cluster = openCluster(options.dataDirectory, programs, options.durable);
  const pid = (await survivor(cluster)) ?? (await launch(cluster, programs, options));
  const { port } = postmaster(cluster.data) ?? unexpectedEnd(cluster);
  const url = await createOwner(port, cluster.password);
  return {
    url,
    port,
    pid,
    stop: () => stopServer(pid, cluster.data),
  };
}

/**
 * A server left by a crash of its starter is waited for; one that never gets ready is stopped. A
 * pid file of the dead is removed, for its pid may be a stranger's by now and Postgres would wait.
 */
async function survivor(cluster: Cluster): Promise<number | undefined> {
  const found = postmaster(cluster.data);
  if (!found || !isRunning(found.pid, cluster.data)) {
    rmSync(join(cluster.data, "postmaster.pid"), { force: true });
    return undefined;
  }
  if (await isReady(cluster, found.pid)) {
    return found.pid;
  }
  await stopServer(found.pid, cluster.data);
  return undefined;
}

/** Ends a server at once but in order, if the pid still is the server of that data directory. */
export async function stopServer(pid: number, dataDirectory: string): Promise<void> {
  await stopProgram(pid, () => isRunning(pid, dataDirectory), {
    signal: "SIGINT",
    patienceMs: 20_000,
  });
}

async function launch(cluster: Cluster, programs: ServerPrograms, options: PostgresOptions) {
  const port = await freePort(rememberedPort(cluster));
  const log = openSync(cluster.log, "w", 0o600);
  const child = spawn(
    join(programs.native, "bin/postgres"),
    ["-D", cluster.data, "-p", String(port), ...serverSettings(options)],
    {
      ...programs.account,
      cwd: cluster.home,
      env: serverEnvironment,
      detached: true,
      stdio: ["ignore", log, log],
    },
  );
  closeSync(log);
  child.on("error", (error) => console.error(error.message));
  child.unref();
  if (!child.pid || !(await isReady(cluster, child.pid))) {
    unexpectedEnd(cluster);
  }
  writeFileSync(cluster.port, String(port));
  return child.pid;
}

async function isReady(cluster: Cluster, pid: number): Promise<boolean> {
  const until = Date.now() + 60_000;
  while (Date.now() < until && isRunning(pid, cluster.data)) {
    const state = postmaster(cluster.data);
    if (state?.pid === pid && state.isReady) {
      return true;
    }
    await wait(20);
  }
  return false;
}

function serverSettings({ durable, settings }: PostgresOptions): string[] {
  const wanted = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    shared_buffers: "128MB",
    max_wal_size: "1GB",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(wanted).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function rememberedPort(cluster: Cluster): number | undefined {
  return existsSync(cluster.port) ? Number(readFileSync(cluster.port, "utf8")) : undefined;
}

function unexpectedEnd(cluster: Cluster): never {
  const log = existsSync(cluster.log) ? readFileSync(cluster.log, "utf8").trim() : "";
  throw new Error(`Postgres did not start; its log ${cluster.log} ends with:\n${log.slice(-2000)}`);
}

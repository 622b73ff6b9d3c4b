import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { startService } from "#e2e/beyond/service";
import { newHome } from "#e2e/failover/programs";
import { killMachine } from "#e2e/support/kill-machine";
import { freePort } from "#scripts/free-port";
import { postmaster } from "#scripts/postgres/postmaster";
import { projectRoot } from "#scripts/project";

/** One database machine: where its database listens, and where Patroni tells of it. */
export interface DatabaseMachine {
  readonly name: string;
  readonly port: number;
  readonly statePort: number;
  /** The machine is gone, with Patroni and the database on it. */
  readonly kill: () => Promise<void>;
  /** It is there again, and finds its place by itself. */
  readonly start: () => Promise<void>;
}

/** Whoever runs this stage has the programs of Postgres 18 there. */
const binaries = process.env.POSTGRES_BIN ?? "/usr/lib/postgresql/18/bin";
const superuserPassword = "a-password-of-tests";

/** Starts etcd and so many machines by the file that the operations guide shows. */
export async function startPatroni(
  machines: number,
  opened: AsyncDisposableStack,
): Promise<readonly DatabaseMachine[]> {
  const etcdPort = await startEtcd(opened);
  const started: DatabaseMachine[] = [];
  for (let number = 1; number <= machines; number += 1) {
    const machine = await aMachine({ name: `db${number}`, etcdPort }, opened);
    await machine.start();
    started.push(machine);
  }
  return started;
}

/** The machine that is the primary, once there is one; asked of Patroni on each of them. */
export async function primaryOf(machines: readonly DatabaseMachine[]): Promise<DatabaseMachine> {
  for (;;) {
    for (const machine of machines) if (await isIn(machine, "primary")) return machine;
    await wait(100);
  }
}

/** Done when so many machines have on disk whatever is acknowledged, besides the primary. */
export async function untilSynchronous(
  machines: readonly DatabaseMachine[],
  count: number,
): Promise<void> {
  for (;;) {
    const states = await Promise.all(machines.map((machine) => isIn(machine, "synchronous")));
    if (states.filter(Boolean).length >= count) return;
    await wait(100);
  }
}

/** Done when all but the primary follow it: from then on any one machine may be lost. */
export async function untilAllFollow(machines: readonly DatabaseMachine[]): Promise<void> {
  await untilSynchronous(machines, 1);
  for (;;) {
    const states = await Promise.all(machines.map((machine) => isIn(machine, "replica")));
    if (states.filter(Boolean).length === machines.length - 1) return;
    await wait(100);
  }
}

/**
 * Done when an address that leads to all of the machines leads to the primary alone: HAProxy takes
 * each for fit until it has looked at it.
 */
export async function untilLeadsToPrimary(port: number): Promise<void> {
  for (let inRow = 0; inRow < 10; inRow += 1) {
    const sql = postgres(superuserUrl({ port }), { max: 1 });
    const [found] = await sql`select pg_is_in_recovery() as is_standby`;
    await sql.end();
    if (found?.is_standby === false) continue;
    inRow = -1;
    await wait(200);
  }
}

/** The address of a database on the machine, as one who may do anything there. */
export function superuserUrl({ port }: { readonly port: number }): string {
  return `postgres://postgres:${superuserPassword}@127.0.0.1:${port}/postgres`;
}

async function isIn({ statePort }: DatabaseMachine, state: string): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${statePort}/${state}`);
    return answer.status === 200;
  } catch {
    return false;
  }
}

async function startEtcd(opened: AsyncDisposableStack): Promise<number> {
  const home = newHome(opened);
  const [port, peerPort] = [await freePort(), await freePort()];
  const [client, peer] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peerPort}`];
  const settings = {
    "--data-dir": join(home, "etcd"),
    "--listen-client-urls": client,
    "--advertise-client-urls": client,
    "--listen-peer-urls": peer,
    "--initial-advertise-peer-urls": peer,
    "--initial-cluster": `default=${peer}`,
  };
  const args = Object.entries(settings).flat();
  const hint = "etcd 3.4 or newer: apt-get install etcd-server.";
  await startService({ program: "etcd", args, home, port, hint }, opened);
  return port;
}

async function aMachine(
  { name, etcdPort }: { readonly name: string; readonly etcdPort: number },
  opened: AsyncDisposableStack,
): Promise<DatabaseMachine> {
  const home = newHome(opened);
  const [port, statePort] = [await freePort(), await freePort()];
  const data = join(home, "data");
  const file = join(home, "patroni.yaml");
  mkdirSync(home, { recursive: true });
  const shown = readFileSync(join(projectRoot, "docs/operations/patroni.yaml"), "utf8");
  // One machine plays all of them here, and its network is the loopback.
  writeFileSync(file, shown.replaceAll("samenet", "127.0.0.1/32"));
  const env = {
    PATRONI_NAME: name,
    PATRONI_RESTAPI_LISTEN: `127.0.0.1:${statePort}`,
    PATRONI_RESTAPI_CONNECT_ADDRESS: `127.0.0.1:${statePort}`,
    PATRONI_ETCD3_HOSTS: `127.0.0.1:${etcdPort}`,
    PATRONI_POSTGRESQL_LISTEN: `127.0.0.1:${port}`,
    PATRONI_POSTGRESQL_CONNECT_ADDRESS: `127.0.0.1:${port}`,
    PATRONI_POSTGRESQL_DATA_DIR: data,
    PATRONI_POSTGRESQL_BIN_DIR: binaries,
    PATRONI_POSTGRESQL_PGPASS: join(home, "pgpass"),
    PATRONI_SUPERUSER_PASSWORD: superuserPassword,
    PATRONI_REPLICATION_PASSWORD: superuserPassword,
    PATRONI_REWIND_PASSWORD: superuserPassword,
  };
  const hint = "Patroni 4 and Postgres 18, see docs/operations/patroni.md.";
  let stop = async () => {};
  return {
    name,
    port,
    statePort,
    start: async () => {
      const service = { program: "patroni", args: [file], env, home, port: statePort, hint };
      stop = await startService(service, opened);
      while (!postmaster(data)?.isReady) await wait(100);
    },
    kill: async () => {
      await stop();
      const server = existsSync(data) ? postmaster(data) : undefined;
      if (server) await killMachine(server.pid);
    },
  };
}

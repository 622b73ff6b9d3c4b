import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { ServerAccount } from "#scripts/postgres/server-account";

/** Where one embedded server keeps its data, its password (0600), its log and its last port. */
export type Cluster = { home: string; data: string; log: string; port: string; password: string };

/** What every start of this server's programs needs. */
export type ServerPrograms = { native: string; account: ServerAccount | undefined };

/** The environment of the server's programs: nothing of ours leaks in, times are UTC. */
export const serverEnvironment = {
  PATH: process.env.PATH,
  TZ: "UTC",
  LC_ALL: "C",
  NODE_ENV: process.env.NODE_ENV,
};

/** The cluster in `home`, made with a password of its own if there is none yet. */
export function openCluster(home: string, programs: ServerPrograms, durable: boolean): Cluster {
  const passwordFile = join(home, "password");
  if (!existsSync(join(home, "data/PG_VERSION"))) {
    createHome(home, programs.account);
    writePassword(passwordFile, programs.account);
    initialise(home, programs, durable);
    renameSync(join(home, "data.new"), join(home, "data"));
  }
  return {
    home,
    data: join(home, "data"),
    log: join(home, "postgres.log"),
    port: join(home, "port"),
    password: readFileSync(passwordFile, "utf8"),
  };
}

function createHome(home: string, account: ServerAccount | undefined): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  rmSync(join(home, "data.new"), { recursive: true, force: true });
  if (account) {
    chownSync(home, account.uid, account.gid);
  }
}

function writePassword(file: string, account: ServerAccount | undefined): void {
  rmSync(file, { force: true });
  writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600, flag: "wx" });
  if (account) {
    chownSync(file, account.uid, account.gid);
  }
}

function initialise(home: string, { native, account }: ServerPrograms, durable: boolean): void {
  const made = spawnSync(
    join(native, "bin/initdb"),
    [
      `--pgdata=${join(home, "data.new")}`,
      "--username=postgres",
      `--pwfile=${join(home, "password")}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions",
      ...(durable ? [] : ["--no-sync"]),
    ],
    { ...account, cwd: home, env: serverEnvironment, encoding: "utf8" },
  );
  if (made.status !== 0) {
    throw new Error(`Postgres could not make its data directory in ${home}.\n${made.stderr}`);
  }
}

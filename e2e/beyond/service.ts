import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, openSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { serverAccount } from "#scripts/postgres/server-account";

/** A program that is not ours and has to be installed on the machine. */
export interface Service {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Its own directory, for files and the log. */
  readonly home: string;
  /** Where it listens once it is there. */
  readonly port: number;
  /** From which package it comes. */
  readonly hint: string;
}

/**
 * Starts the program as the account that servers run as; done when it takes connections. What it
 * gives kills it.
 */
export async function startService(
  service: Service,
  opened: AsyncDisposableStack,
): Promise<() => Promise<void>> {
  const { program, args, env, home, port, hint } = service;
  const account = serverAccount();
  if (account) chownSync(home, account.uid, account.gid);
  const log = join(home, `${program}.log`);
  const output = openSync(log, "a");
  const child = spawn(program, args, {
    ...account,
    cwd: home,
    env: { ...process.env, ...env },
    stdio: ["ignore", output, output],
  });
  const missing = once(child, "error").then(([cause]: unknown[]) => {
    throw new Error(`${program} is needed here: ${hint}`, { cause });
  });
  const ended = once(child, "exit");
  const early = ended.then(() => {
    throw new Error(`${program} has ended:\n${readFileSync(log, "utf8")}`);
  });
  await Promise.race([untilItListens(port), missing, early]);
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  opened.defer(stop);
  return stop;
}

async function untilItListens(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const listens = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (listens) return;
    await wait(50);
  }
}

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** Whether the pid names a living program, whoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** Whether the pid names a program whose command line mentions `mark`, so that it is ours. */
export function isRunning(pid: number, mark: string): boolean {
  return commandLine(pid).includes(mark);
}

/** What sets a program apart from a later one with the same pid; empty once it has ended. */
export function startMark(pid: number): string {
  if (process.platform !== "linux") {
    return programList(pid, "lstart=");
  }
  const stat = readProgramFile(pid, "stat");
  const [, state, ...fields] = stat.slice(stat.lastIndexOf(")")).split(" ");
  return state === "Z" ? "" : (fields[18] ?? "");
}

/** Asks with `signal`, insists with SIGKILL after `patienceMs`; done once `isOurs` says no. */
export async function stopProgram(
  pid: number,
  isOurs: () => boolean,
  { signal, patienceMs }: { signal: NodeJS.Signals; patienceMs: number },
): Promise<void> {
  if (isOurs()) {
    signalProgram(pid, signal);
  }
  const insistAt = Date.now() + patienceMs;
  while (isOurs()) {
    if (Date.now() > insistAt) {
      signalProgram(pid, "SIGKILL");
    }
    await wait(20);
  }
}

/** Signals a pid, or a whole group when the pid is negative; one that has ended is no error. */
export function signalProgram(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") {
      throw error;
    }
  }
}

function commandLine(pid: number): string {
  return process.platform === "linux"
    ? readProgramFile(pid, "cmdline").replaceAll("\0", " ")
    : programList(pid, "command=");
}

function programList(pid: number, column: string): string {
  return spawnSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
}

function readProgramFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

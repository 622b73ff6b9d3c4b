import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** Whether the pid still names a program whose command line mentions `mark`, so that it is ours. */
export function isRunning(pid: number, mark: string): boolean {
  return commandLine(pid).includes(mark);
}

/** Asks with `signal`, insists with SIGKILL after `patienceMs`; done once the program is gone. */
export async function stopProgram(
  pid: number,
  mark: string,
  { signal, patienceMs }: { signal: NodeJS.Signals; patienceMs: number },
): Promise<void> {
  if (isRunning(pid, mark)) {
    signalProgram(pid, signal);
  }
  const insistAt = Date.now() + patienceMs;
  while (isRunning(pid, mark)) {
    if (Date.now() > insistAt) {
      signalProgram(pid, "SIGKILL");
    }
    await wait(20);
  }
}

/** Sends a signal to a pid, or to a whole group when negative; one that is gone is no error. */
export function signalProgram(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) {
      throw error;
    }
  }
}

function commandLine(pid: number): string {
  if (process.platform !== "linux") {
    return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

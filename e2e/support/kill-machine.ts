import { spawnSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { isAlive, signalProgram } from "#scripts/running-program";

/**
 * What a machine without power does to its database: every process of the server is gone at once.
 * Each of them has a group of its own, so they are killed one by one, while the first stands still.
 */
export async function killMachine(postmasterPid: number): Promise<void> {
  signalProgram(postmasterPid, "SIGSTOP");
  const all = [postmasterPid, ...childrenOf(postmasterPid)];
  for (const pid of all.toReversed()) signalProgram(pid, "SIGKILL");
  while (all.some(isAlive)) await wait(5);
}

function childrenOf(parent: number): readonly number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return stdout.split("\n").flatMap((line) => {
    const [pid, ppid] = line.trim().split(/\s+/).map(Number);
    return pid && ppid === parent ? [pid] : [];
  });
}

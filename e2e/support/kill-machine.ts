import { setTimeout as wait } from "node:timers/promises";
import { childrenOf } from "#e2e/support/children-of";
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

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a running server says of itself in its data directory; a standby is ready to be read. */
export type Postmaster = { pid: number; port: number; isReady: boolean };

const readyStates = ["ready", "standby"];

/** Reads postmaster.pid: pid, directory, start, port, socket, address, key and state. */
export function postmaster(dataDirectory: string): Postmaster | undefined {
  const file = join(dataDirectory, "postmaster.pid");
  if (!existsSync(file)) {
    return undefined;
  }
  const lines = readFileSync(file, "utf8").split("\n");
  return {
    pid: Number(lines[0]),
    port: Number(lines[3]),
    isReady: readyStates.includes(lines[7]?.trim() ?? ""),
  };
}

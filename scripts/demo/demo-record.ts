import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { dataHome } from "#scripts/project";
import { readJson } from "#scripts/read-json";
import { signalProgram, startMark, stopProgram } from "#scripts/running-program";

const file = join(dataHome, "demo.json");

/** A program that was running, and the mark by which a later one with its pid is told apart. */
const knownProgram = z.object({ pid: z.int().positive(), mark: z.string() });
type KnownProgram = z.infer<typeof knownProgram>;

/** What a demo notes of itself, so that the next one finds what a crash has left. */
const demoRecord = z.object({
  address: z.string(),
  demo: knownProgram,
  servers: z.array(knownProgram),
});
type DemoRecord = z.infer<typeof demoRecord>;

/** Notes that this demo runs, with the servers that it started. */
export function recordDemo(address: string, serverPids: readonly number[]): void {
  const record: DemoRecord = {
    address,
    demo: known(process.pid),
    servers: serverPids.map(known),
  };
  mkdirSync(dataHome, { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(record));
}

/** The address of a demo of this checkout that runs right now. */
export function runningDemo(): string | undefined {
  const record = readRecord();
  return record && isSame(record.demo) ? record.address : undefined;
}

/** Ends the servers whose demo was killed, so that none runs twice. */
export async function stopSurvivors(): Promise<void> {
  const servers = readRecord()?.servers.filter(isSame) ?? [];
  for (const server of servers) {
    console.log(`• Ending a server that an earlier demo left (pid ${server.pid})`);
    const patience = { signal: "SIGTERM", patienceMs: 8_000 } as const;
    await stopProgram(server.pid, () => isSame(server), patience);
    signalProgram(-server.pid, "SIGKILL");
  }
  rmSync(file, { force: true });
}

function known(pid: number): KnownProgram {
  return { pid, mark: startMark(pid) };
}

function readRecord(): DemoRecord | undefined {
  return existsSync(file) ? readJson(file, demoRecord) : undefined;
}

function isSame({ pid, mark }: KnownProgram): boolean {
  return mark !== "" && startMark(pid) === mark;
}

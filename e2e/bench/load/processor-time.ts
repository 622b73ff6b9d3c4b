import { readdirSync, readFileSync } from "node:fs";

interface Program {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

const microsecondsPerTick = 10_000;

/** Microseconds that a process, all it started and all of those that ended have computed so far. */
export function processorTime(root: number): number {
  const programs = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap(programOf);
  const byParent = Map.groupBy(programs, ({ parent }) => parent);
  const sum = (pid: number): number =>
    (byParent.get(pid) ?? []).reduce((ticks, child) => ticks + child.ticks + sum(child.pid), 0);
  const own = programs.find(({ pid }) => pid === root)?.ticks ?? 0;
  return (own + sum(root)) * microsecondsPerTick;
}

function programOf(name: string): Program[] {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${name}/stat`, "latin1");
  } catch {
    return [];
  }
  // The name in parentheses may hold anything; from the state on, fields are told apart by blanks.
  const fields = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [parent = 0] = fields.slice(1);
  const ticks = fields.slice(11, 15).reduce((all, part) => all + part, 0);
  return [{ pid: Number(name), parent, ticks }];
}

import { z } from "zod";

const callFrame = z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() });

/** What Node's `--cpu-prof` writes, as far as it is used. */
export const cpuProfile = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame })),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

export type CpuProfile = z.infer<typeof cpuProfile>;

type CallFrame = z.infer<typeof callFrame>;

/** How much of the time that was computed went to one place. */
export interface SelfTime {
  readonly place: string;
  /** 0 to 1. */
  readonly share: number;
}

/** What a process did when it did nothing. */
const idle = /^\((?:idle|root)\)/;

/** The last seconds of a profile: before them, the program was loaded and compiled. */
export function lastOf({ nodes, samples, timeDeltas }: CpuProfile, seconds: number): CpuProfile {
  let left = seconds * 1_000_000;
  const begin = timeDeltas.findLastIndex((delta) => {
    left -= delta;
    return left < 0;
  });
  return { nodes, samples: samples.slice(begin + 1), timeDeltas: timeDeltas.slice(begin + 1) };
}

/** The shares of a profile by some name of its places, the largest first. */
export function selfTimes(
  { nodes, samples, timeDeltas }: CpuProfile,
  nameOf: (frame: CallFrame) => string,
): readonly SelfTime[] {
  const names = new Map(nodes.map(({ id, callFrame: frame }) => [id, nameOf(frame)]));
  const spent = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    const name = names.get(id) ?? "(unknown)";
    if (!idle.test(name)) spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[at] ?? 0));
  }
  const all = [...spent.values()].reduce((sum, part) => sum + part, 0);
  return [...spent]
    .map(([place, part]) => ({ place, share: part / all }))
    .toSorted((left, right) => right.share - left.share);
}

/** A function with its file and line. */
export function functionName({ functionName: name, url, lineNumber }: CallFrame): string {
  const called = name === "" ? "(anonymous)" : name;
  return url === "" ? called : `${called} ${shortPath(url)}:${lineNumber + 1}`;
}

/** The package of a function, the folder of ours it is in, or what of Node it belongs to. */
export function partName({ functionName: name, url }: CallFrame): string {
  if (url === "") return name.startsWith("(") ? name : "compiled into Node";
  if (url.startsWith("node:")) return url.split("/").slice(0, 2).join("/");
  const path = shortPath(url);
  const packageName = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return packageName ?? path.split("/").slice(0, 2).join("/");
}

function shortPath(url: string): string {
  const root = new URL("../../../", import.meta.url).href;
  return url.startsWith(root) ? url.slice(root.length) : url;
}

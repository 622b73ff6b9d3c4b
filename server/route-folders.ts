import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Segment } from "#server/route-tree";

/** A file of handlers with the address that its folders give it. */
export interface RouteFile {
  readonly file: string;
  readonly at: readonly Segment[];
}

/** The route files below these folders of `app`, by the rules that Next has for folders' names. */
export function routeFiles(app: string, folders: Iterable<string>): readonly RouteFile[] {
  return [...folders].flatMap((folder) => filesBelow(join(app, folder), segments(folder)));
}

function filesBelow(folder: string, at: readonly Segment[]): readonly RouteFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): readonly RouteFile[] => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return entry.name === "route.ts" ? [{ file: path, at }] : [];
    return isPrivate(entry.name) ? [] : filesBelow(path, [...at, ...segments(entry.name)]);
  });
}

function isPrivate(folder: string): boolean {
  return folder.startsWith("_");
}

/** A group in parentheses has no part in the address. */
function segments(folder: string): readonly Segment[] {
  if (/^\([\w-]+\)$/.test(folder)) return [];
  const [, optionalRest, rest, one] =
    /^(?:\[\[\.\.\.(\w+)\]\]|\[\.\.\.(\w+)\]|\[(\w+)\])$/.exec(folder) ?? [];
  if (optionalRest) return [{ kind: "optional-rest", name: optionalRest }];
  if (rest) return [{ kind: "rest", name: rest }];
  if (one) return [{ kind: "one", name: one }];
  if (/^[\w.~-]+$/.test(folder)) return [{ kind: "word", word: folder }];
  throw new Error(`The server does not know what a folder named ${folder} stands for.`);
}

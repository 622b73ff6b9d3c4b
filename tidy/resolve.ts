import { dirname, join } from "node:path/posix";
import { type Import, importsOf } from "./imports.ts";
import type { Tree } from "./tree.ts";

const extensions = new Map([
  ["components", ".tsx"],
  ["app", ".ts"],
]);

/** The file of ours that a specifier leads to from that path; undefined for a package. */
export function resolved(path: string, specifier: string): string | undefined {
  if (specifier.startsWith("./")) return join(dirname(path), specifier);
  const [, folder, rest] = /^#([\w-]+)\/(.+)$/.exec(specifier) ?? [];
  if (!folder) return undefined;
  return `${folder}/${rest}${extensions.get(folder) ?? ".ts"}`;
}

/** What is loaded when a module runs: itself and all it imports as values, files and packages. */
export function loadedBy(tree: Tree, path: string): ReadonlySet<string> {
  const loaded = new Set<string>();
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (loaded.has(next)) continue;
    loaded.add(next);
    const from = next;
    const values = importsOf(tree.get(from) ?? "").filter(({ isType }) => !isType);
    waiting.push(...values.map(({ specifier }) => resolved(from, specifier) ?? specifier));
  }
  return loaded;
}

/** The imports of a module that lead to our own files, with the file each leads to. */
export function ownImports(path: string, source: string): readonly (Import & { file: string })[] {
  return importsOf(source).flatMap((found) => {
    const file = resolved(path, found.specifier);
    return file === undefined ? [] : [{ ...found, file }];
  });
}

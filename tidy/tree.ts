import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { layers } from "./order.ts";

/** The project's files: path from the root, with slashes, to source; pictures are empty. */
export type Tree = ReadonlyMap<string, string>;

/** What a rule found, and at how many places it looked: a rule that saw nothing holds nothing. */
export interface Report {
  readonly seen: number;
  /** One sentence for each fault, beginning with its path. */
  readonly findings: readonly string[];
}

/** A rule of the house: pure, so that a planted fault can be shown to be caught. */
export type Rule = (tree: Tree) => Report;

const root = join(import.meta.dirname, "..");
const notOurs = /^(?:node_modules|\.git|\.next|\.data|test-results|playwright-report)$/;
const text = /\.(?:ts|tsx|mjs|css|md|json|sql|ya?ml|cfg|ini)$|^\.env\.example$/;
/** Known by their names only, so that documents can show them. */
const picture = /\.png$/;
const generated = /^(?:package-lock\.json|next-env\.d\.ts|tsconfig\.tsbuildinfo)$/;

/** Reads every file that is ours to keep in order. */
export function readTree(): Tree {
  const files = folderFiles(root).map((file) => relative(root, file).replaceAll("\\", "/"));
  return new Map(
    files
      .filter((path) => !generated.test(path))
      .map((path) => [path, picture.test(path) ? "" : readFileSync(join(root, path), "utf8")]),
  );
}

function folderFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return notOurs.test(entry.name) ? [] : folderFiles(path);
    return text.test(entry.name) || picture.test(entry.name) ? [path] : [];
  });
}

/** A tree with these files alone, to plant faults in. */
export function planted(files: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries(files));
}

/** The program's own modules: without tests, configuration and what only tests use. */
export function modulesOf(tree: Tree): readonly (readonly [path: string, source: string])[] {
  const ours = new RegExp(`^(?:${Object.keys(layers).join("|")})/.*\\.(?:ts|tsx|mjs)$`);
  return [...tree].filter(([path]) => ours.test(path) && !isTest(path));
}

/** Whether the file only holds tests. */
export function isTest(path: string): boolean {
  return /\.(?:test|spec)\.tsx?$/.test(path);
}

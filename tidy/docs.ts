import { dirname, join } from "node:path/posix";
import { resolved } from "./resolve.ts";
import type { Report, Tree } from "./tree.ts";

interface Mention {
  readonly path: string;
  readonly name: string;
}

function mentions(tree: Tree, pattern: RegExp): readonly Mention[] {
  return [...tree]
    .filter(([path]) => path.endsWith(".md"))
    .flatMap(([path, source]) =>
      [...source.matchAll(pattern)].map(([, name = ""]) => ({ path, name })),
    );
}

/** What the documents name in backticks, and what they link to, is there. */
export function docsNameFiles(tree: Tree): Report {
  const isThere = (name: string) =>
    tree.has(name) ||
    [...tree.keys()].some((path) => path.startsWith(`${name.replace(/\/$/, "")}/`));
  const folders = new Set([...tree.keys()].map((path) => path.split("/")[0]));
  const named = mentions(tree, /`([^`\s]+)`/g).filter(
    ({ name }) =>
      !/[*<{]/.test(name) &&
      (/^#\w/.test(name) || (name.includes("/") && folders.has(name.split("/")[0]))),
  );
  const linked = mentions(tree, /\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g).filter(
    ({ name }) => !/^(?:https?|mailto):/.test(name),
  );
  const findings = [
    ...named
      .filter(({ name }) => !isThere(resolved("", name) ?? name))
      .map(({ path, name }) => `${path}: names ${name}, which is not there.`),
    ...linked
      .filter(({ path, name }) => !isThere(join(dirname(path), name)))
      .map(({ path, name }) => `${path}: links to ${name}, which is not there.`),
  ];
  return { seen: named.length + linked.length, findings };
}

/** Every command in the documents is one of package.json. */
export function docsNameCommands(tree: Tree): Report {
  const file: unknown = JSON.parse(tree.get("package.json") ?? "{}");
  const known = new Set(Object.keys(scriptsOf(file)));
  const named = mentions(tree, /\bnpm (?:run )?([a-z][\w:-]*)/g).filter(
    ({ name }) => !["ci", "install"].includes(name),
  );
  const findings = named
    .filter(({ name }) => !known.has(name))
    .map(({ path, name }) => `${path}: npm has no script ${name}.`);
  return { seen: named.length, findings };
}

function scriptsOf(file: unknown): object {
  const isPackage = typeof file === "object" && file !== null && "scripts" in file;
  return isPackage && typeof file.scripts === "object" ? (file.scripts ?? {}) : {};
}

/** Every error code has its page, and every page its code. */
export function errorPages(codes: readonly string[]): (tree: Tree) => Report {
  return (tree) => {
    const pages = new Set(
      [...tree.keys()].flatMap((path) => /^docs\/errors\/(\w+)\.md$/.exec(path)?.[1] ?? []),
    );
    const known = new Set(codes);
    return {
      seen: pages.size,
      findings: [
        ...[...known.difference(pages)].map((code) => `docs/errors/${code}.md: is not written.`),
        ...[...pages.difference(known)].map((code) => `docs/errors/${code}.md: has no such code.`),
      ],
    };
  };
}

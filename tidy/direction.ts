import { importsOf } from "./imports.ts";
import { features, layers } from "./order.ts";
import { loadedBy, ownImports } from "./resolve.ts";
import { modulesOf, type Report, type Tree } from "./tree.ts";

/** Each part of the tree imports only what it may look at, each feature only earlier ones. */
export function direction(tree: Tree): Report {
  const modules = modulesOf(tree);
  const findings = modules.flatMap(([path, source]) =>
    ownImports(path, source).flatMap(({ file, isType, names, specifier }) => {
      const isCurrency =
        isType && file === "domain/money/currencies.ts" && names.join() === "Currency";
      const isAllowed = mayImport(path, file) || (layerOf(path) === "db" && isCurrency);
      return isAllowed ? [] : [`${path}: may not import ${specifier}.`];
    }),
  );
  return { seen: modules.length, findings };
}

/** Every folder of the domain stands in the order, and the order names only folders that exist. */
export function featuresListed(tree: Tree): Report {
  const folders = new Set(
    modulesOf(tree).flatMap(([path]) => /^domain\/([^/]+)\//.exec(path)?.[1] ?? []),
  );
  const listed = new Set<string>(features);
  return {
    seen: folders.size,
    findings: [
      ...[...folders.difference(listed)].map(
        (name) => `domain/${name}: has no place in the order.`,
      ),
      ...[...listed.difference(folders)].map((name) => `domain/${name}: is listed but not there.`),
    ],
  };
}

/** What is under `queries.ts` is for its own feature alone: SQL never leaves the folder. */
export function privateQueries(tree: Tree): Report {
  const imports = modulesOf(tree).flatMap(([path, source]) =>
    ownImports(path, source)
      .filter(({ file }) => file.endsWith("/queries.ts"))
      .map(({ file }) => ({ path, file })),
  );
  const findings = imports
    .filter(({ path, file }) => folderOf(path) !== folderOf(file))
    .map(({ path, file }) => `${path}: reaches into ${file}.`);
  return { seen: imports.length, findings };
}

const onPlane = /^(?:platform|db|domain|worker|http|app\/v[12]|app\/openapi\.json)\//;
const ofSessions = /^http\/(?:session|origin)[^/]*$/;

/** The API plane runs without Next: it imports nothing of it, nor of React. */
export function apiPlane(tree: Tree): Report {
  const plane = modulesOf(tree).filter(([path]) => onPlane.test(path) && !ofSessions.test(path));
  const findings = plane.flatMap(([path, source]) =>
    importsOf(source)
      .filter(({ specifier }) => /^(?:next|next-auth|react|react-dom)(?:\/|$)/.test(specifier))
      .map(({ specifier }) => `${path}: may not import ${specifier}.`),
  );
  return { seen: plane.length, findings };
}

/** No SQL outside the domain: the edge and the pages neither query nor write. */
export function sqlInDomainOnly(tree: Tree): Report {
  const thin = modulesOf(tree).filter(([path]) => /^(?:http|components|app)\//.test(path));
  const findings = thin.flatMap(([path, source]) =>
    importsOf(source)
      .filter(({ specifier }) => /^(?:drizzle-orm|postgres|#db\/client$)/.test(specifier))
      .map(({ specifier }) => `${path}: may not import ${specifier}.`),
  );
  return { seen: thin.length, findings };
}

/** What a component takes from the domain reaches neither the database nor Node. */
export function pureNouns(tree: Tree): Report {
  const taken = modulesOf(tree).flatMap(([path, source]) =>
    path.startsWith("components/")
      ? ownImports(path, source)
          .filter(({ file, isType }) => file.startsWith("domain/") && !isType)
          .map(({ file, specifier }) => ({ path, file, specifier }))
      : [],
  );
  const findings = taken.flatMap(({ path, file, specifier }) => {
    const impure = [...loadedBy(tree, file)].find((loaded) => /^(?:db\/|node:)/.test(loaded));
    return impure ? [`${path}: ${specifier} is no pure noun, it loads ${impure}.`] : [];
  });
  return { seen: taken.length, findings };
}

/** Imports go by `#folder/…`; only a file of the same folder may be named from here. */
export function noClimbing(tree: Tree): Report {
  const imports = modulesOf(tree).flatMap(([path, source]) =>
    importsOf(source).map(({ specifier }) => ({ path, specifier })),
  );
  const findings = imports
    .filter(({ specifier }) => /^\.\.?\//.test(specifier) && !/^\.\/[^/]+$/.test(specifier))
    .map(({ path, specifier }) => `${path}: ${specifier} leaves its folder.`);
  return { seen: imports.length, findings };
}

function mayImport(path: string, file: string): boolean {
  const [from, to] = [layerOf(path), layerOf(file)];
  if (from === to) return from !== "domain" || featureAt(path) >= featureAt(file);
  const seen: readonly string[] = Object.entries(layers).find(([name]) => name === from)?.[1] ?? [];
  return seen.includes(to);
}

function layerOf(path: string): string {
  return path.split("/")[0] ?? "";
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

function featureAt(path: string): number {
  const place = features.findIndex((feature) => path.startsWith(`domain/${feature}/`));
  return place < 0 ? Number.POSITIVE_INFINITY : place;
}

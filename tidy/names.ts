import { exportedFunctions } from "./exported-functions.ts";
import { modulesOf, type Report, type Tree } from "./tree.ts";

const dumpingGrounds = /(?:^|\/)(?:src|lib|utils|helpers|common|core)\//;
/** The second version of the wire has this in its addresses. */
const askedForByWire = /^app\/v2\/core\//;
const dumpingFiles = /(?:^|\/)(?:types|index|utils|helpers|common|misc)\.(?:ts|tsx|mjs)$/;
/** What the framework asks a file for by name has nothing of its own to say. */
const askedForByName = /^app\/.*: (?:generateMetadata|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT)$/;
const emptyWords = /^(?:process|handle|manage|perform)(?![a-z])/;

/** No folder and no file is a place for whatever has none. */
export function noDumpingGrounds(tree: Tree): Report {
  const findings = [...tree.keys()]
    .map((path) => path.replace(askedForByWire, "app/v2/"))
    .filter((path) => dumpingGrounds.test(path) || dumpingFiles.test(path))
    .map((path) => `${path}: is named after nothing that is in it.`);
  return { seen: tree.size, findings };
}

/** No function says only that it does something. */
export function tellingVerbs(tree: Tree): Report {
  const names = modulesOf(tree).flatMap(([path, source]) =>
    exportedFunctions(source).map(({ name }) => ({ path, name })),
  );
  const findings = names
    .filter(({ name }) => emptyWords.test(name))
    .map(({ path, name }) => `${path}: ${name} does not say what it does.`);
  return { seen: names.length, findings };
}

/** Every exported function and table says its promise, or its reason, in a sentence above it. */
export function documented(tree: Tree): Report {
  const subjects = modulesOf(tree).flatMap(([path, source]) =>
    [...exportedFunctions(source).filter(({ isDefault }) => !isDefault), ...tablesOf(source)].map(
      ({ name, isDocumented }) => ({ path, name, isDocumented }),
    ),
  );
  const findings = subjects
    .filter(({ isDocumented }) => !isDocumented)
    .filter(({ path, name }) => !askedForByName.test(`${path}: ${name}`))
    .map(({ path, name }) => `${path}: ${name} has no sentence above it.`);
  return { seen: subjects.length, findings };
}

function tablesOf(source: string): readonly { name: string; isDocumented: boolean }[] {
  const lines = source.split("\n");
  return lines.flatMap((line, at) => {
    const name = /^export const (\w+) = pgTable\(/.exec(line)?.[1];
    return name ? [{ name, isDocumented: lines[at - 1]?.endsWith("*/") ?? false }] : [];
  });
}

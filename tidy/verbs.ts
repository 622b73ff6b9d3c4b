import { dirname } from "node:path/posix";
import { exportedFunctions } from "./exported-functions.ts";
import { ownImports } from "./resolve.ts";
import { isTest, modulesOf, type Report, type Tree } from "./tree.ts";

/** What verbs are made of: it takes a context, and the verb around it has asked for the right. */
const underVerbs = [
  "domain/access/require-scope.ts",
  "domain/changes/commit.ts",
  "domain/changes/reader.ts",
  "domain/changes/writing.ts",
  "domain/idempotency/replay-if-known.ts",
  "domain/idempotency/queries.ts",
];

interface Verb {
  readonly path: string;
  readonly name: string;
  readonly firstStatement: string;
}

/** A verb is an exported function of the domain that is given the context of who asks. */
function verbsOf(tree: Tree): readonly Verb[] {
  return modulesOf(tree)
    .filter(([path]) => path.startsWith("domain/") && !underVerbs.includes(path))
    .flatMap(([path, source]) =>
      exportedFunctions(source)
        .filter(({ firstParameter }) => /^_?\w+: \w*Context$/.test(firstParameter))
        .map(({ name, firstStatement }) => ({ path, name, firstStatement })),
    );
}

/** Before a verb does anything it refuses those who have no right to it. */
export function scopeFirst(tree: Tree): Report {
  const verbs = verbsOf(tree);
  const findings = verbs
    .filter(({ firstStatement }) => !/^requireScope\(ctx, .+\);$/.test(firstStatement))
    .map(({ path, name }) => `${path}: ${name} does not begin with requireScope(ctx, …).`);
  return { seen: verbs.length, findings };
}

/** Each verb keeps its promises in a test beside it: one of its own folder that imports it. */
export function verbsTested(tree: Tree): Report {
  const tests = [...tree].filter(([path]) => path.startsWith("domain/") && isTest(path));
  const tested = new Set(
    tests.flatMap(([path, source]) =>
      ownImports(path, source)
        .map(({ file }) => file)
        .filter((file) => dirname(file) === dirname(path)),
    ),
  );
  const files = new Set(verbsOf(tree).map(({ path }) => path));
  const findings = [...files.difference(tested)].map((path) => `${path}: has no test beside it.`);
  return { seen: files.size, findings };
}

/** The exemptions are for files that are there. */
export function exemptionsTrue(tree: Tree): Report {
  const gone = underVerbs.filter((path) => !tree.has(path));
  return {
    seen: underVerbs.length,
    findings: gone.map((path) => `${path}: is exempt, not there.`),
  };
}

import { isTest, type Report, type Tree } from "./tree.ts";

const mostColumns = 100;
const mostLines = 250;
const mostFilesOfFeature = 12;
/** A test's name is a promise in one sentence, and no formatter breaks a text. */
const isTitle = (line: string) => /^\s*(?:test(?:\.\w+)?\(|\]\)\()["`]/.test(line);
const isCode = (path: string) => /\.(?:ts|tsx|mjs|css)$/.test(path);

/** The linters hold functions, nesting and parameters; these are the sizes they do not see. */
export function sizes(tree: Tree): Report {
  const files = [...tree].filter(([path]) => isCode(path));
  const findings = files.flatMap(([path, source]) => {
    const lines = source.trimEnd().split("\n");
    const wide = [...lines.entries()]
      .filter(([, line]) => Array.from(line).length > mostColumns && !isTitle(line))
      .map(([at]) => `${path}: line ${at + 1} is longer than ${mostColumns} columns.`);
    const long = lines.length > mostLines ? [`${path}: has ${lines.length} lines.`] : [];
    return [...wide, ...long];
  });
  return { seen: files.length, findings };
}

/** A feature of more files than one can keep in mind is two features. */
export function featureSizes(tree: Tree): Report {
  const files = [...tree.keys()].filter((path) => /^domain\/[^/]+\/.+\.ts$/.test(path));
  const byFeature = Map.groupBy(
    files.filter((path) => !isTest(path)),
    (path) => path.split("/").slice(0, 2).join("/"),
  );
  const findings = [...byFeature]
    .filter(([, members]) => members.length > mostFilesOfFeature)
    .map(([feature, members]) => `${feature}: has ${members.length} files.`);
  return { seen: byFeature.size, findings };
}

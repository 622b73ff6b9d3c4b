import { modulesOf, type Report, type Tree } from "./tree.ts";

const chanceOrTime =
  /\b(?:Date\.now|Math\.random|Temporal\.Now|randomUUID|getRandomValues)\b|\bnew Date\(/;
const nodeRandom = /import \{[^}]*\brandom(?:Bytes|Int|FillSync)\b[^}]*\} from "node:crypto"/;

/** Time and chance come from platform/ alone, so that a test can own them. */
export function chanceAndTime(tree: Tree): Report {
  const modules = modulesOf(tree).filter(([path]) => !/^(?:platform|scripts)\//.test(path));
  const findings = modules.flatMap(([path, source]) => {
    const found = chanceOrTime.exec(source)?.[0] ?? nodeRandom.exec(source)?.[0];
    return found ? [`${path}: has a source of time or chance of its own, ${found}.`] : [];
  });
  return { seen: modules.length, findings };
}

const suppression = /(?:biome-ignore|oxlint-disable|eslint-disable|@ts-)[\w-]*.*/;
const reasoned =
  /^(?:biome-ignore lint\/[\w/]+:|oxlint-disable-next-line [\w/-]+ --|@ts-expect-error:) \S.{9,}/;

/** A rule is set aside for one line at a time, by name, and with the reason. */
export function suppressionsReasoned(tree: Tree): Report {
  const files = [...tree].filter(
    ([path]) => /\.(?:ts|tsx|mjs|css)$/.test(path) && !path.startsWith("tidy/"),
  );
  const findings = files.flatMap(([path, source]) =>
    source.split("\n").flatMap((line, at) => {
      const found = suppression.exec(line)?.[0];
      return found && !reasoned.test(found)
        ? [`${path}: line ${at + 1} sets a rule aside without a reason.`]
        : [];
    }),
  );
  return { seen: files.length, findings };
}

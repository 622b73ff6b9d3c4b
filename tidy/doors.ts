import { exportedFunctions } from "./exported-functions.ts";
import { importsOf } from "./imports.ts";
import { modulesOf, type Report, type Tree } from "./tree.ts";

const answer = /^export const (?:(\w+)|\{[^}]*\}) = ([\w.]+)\(?(\w*)/gm;

/** Each method of an API route is a contract's endpoint, or says that there is none. */
export function routesKeepContracts(tree: Tree): Report {
  const routes = modulesOf(tree).filter(([path]) => /^app\/v[12]\/.*\/route\.ts$/.test(path));
  const findings = routes.flatMap(([path, source]) => {
    const contracts = importsOf(source)
      .filter(({ specifier }) => /^#app\/v[12]\/.+\/contract$/.test(specifier))
      .filter(({ specifier }) => tree.has(`${specifier.slice(1)}.ts`))
      .flatMap(({ names }) => names);
    const methods = [...source.matchAll(answer)];
    const handWritten = exportedFunctions(source).map(({ name }) => name);
    const free = methods
      .filter(([, , made, first = ""]) =>
        made === "endpoint"
          ? !contracts.includes(first)
          : made !== "otherMethods" && made !== "unknownRoute",
      )
      .map(([, method]) => method ?? "a method");
    return [...handWritten, ...free].map((name) => `${path}: ${name} keeps no contract.`);
  });
  return { seen: routes.length, findings };
}

/** Each server action goes through the form's own door, which checks origin, session and input. */
export function actionsSubmit(tree: Tree): Report {
  const files = modulesOf(tree).filter(([, source]) => /["']use server["']/.test(source));
  const findings = files.flatMap(([path, source]) => {
    const inline = /^["']use server["'];/.test(source) ? [] : ["a function inside"];
    const free = exportedFunctions(source)
      .filter(
        ({ firstStatement }) => !/^(?:return|await) submit(?:AsVisitor)?\(/.test(firstStatement),
      )
      .map(({ name }) => name);
    return [...inline, ...free].map((name) => `${path}: ${name} does not go through submit(…).`);
  });
  return { seen: files.length, findings };
}

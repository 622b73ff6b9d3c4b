import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";

const appFolder = fileURLToPath(new URL("../../app", import.meta.url));

/** Every page's address as the tree of app/ has it, with its parameters in square brackets. */
export function pagePatterns(): readonly string[] {
  return globSync("**/page.tsx", { cwd: appFolder })
    .map((file) => file.replaceAll("\\", "/").replace(/\/?page\.tsx$/, ""))
    .map((folder) => `/${folder.replaceAll(/\([^)]*\)\/?/g, "")}`.replace(/(.)\/$/, "$1"))
    .toSorted();
}

/** What stands for each parameter; a page with one that is not here fails whoever asks. */
export type PageParameters = Readonly<Record<string, string>>;

/** The address with its parameters filled in. */
export function pageAddress(pattern: string, parameters: PageParameters): string {
  return pattern.replaceAll(/\[([^\]]+)\]/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`${pattern}: give a row for [${name}] to this test`);
    return value;
  });
}

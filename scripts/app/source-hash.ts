import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#scripts/project";

const notBuilt = [
  "node_modules",
  "e2e",
  "scripts",
  "server",
  "tidy",
  "test-results",
  "playwright-report",
];
const notSource = /\.test\.tsx?$|\.tsbuildinfo$|next-env\.d\.ts$/;

/** One value for all that the built app is made of; what is only tested or written is left out. */
export function sourceHash(root = projectRoot): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of sourceFiles(root)) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function sourceFiles(root: string): string[] {
  return readdirSync(root)
    .filter((name) => !name.startsWith(".") && !notBuilt.includes(name))
    .flatMap((name) => filesIn(root, name))
    .filter((file) => !notSource.test(file))
    .toSorted();
}

function filesIn(root: string, name: string): string[] {
  if (!statSync(join(root, name)).isDirectory()) {
    return [name];
  }
  return readdirSync(join(root, name), { recursive: true, encoding: "utf8" })
    .map((path) => join(name, path))
    .filter((path) => statSync(join(root, path)).isFile());
}

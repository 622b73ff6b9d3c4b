import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** A folder of its own with these files, for linters to look at. */
function plantedFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "tollgate-lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  }
  return folder;
}

function said(cwd: string, program: string, ...options: readonly string[]): string {
  const command = [join(root, "node_modules", program), ...options];
  const ran = spawnSync(process.execPath, command, { cwd, encoding: "utf8" });
  return ran.stdout + ran.stderr;
}

/** What biome says of a source, if it stood at that path. */
function biome(path: string, source: string): string {
  const config = readFileSync(join(root, "biome.json"), "utf8");
  const folder = plantedFolder({ "biome.json": config, [path]: source });
  return said(folder, "@biomejs/biome/bin/biome", "lint", "--colors=off", "--vcs-enabled=false");
}

/** What oxlint says of a source, with the types of a project of its own. */
function oxlint(source: string): string {
  const config = JSON.stringify({ include: ["*.ts"] });
  const folder = plantedFolder({ "tsconfig.json": config, "planted.ts": source });
  return said(root, "oxlint/bin/oxlint", "-c", ".oxlintrc.json", folder);
}

test("biome catches planted faults of direction, size and name", () => {
  const against = 'import { page } from "#app/page";\nexport const here = page;\n';
  expect(biome("domain/refunds/planted.ts", against)).toContain("noRestrictedImports");
  expect(biome("app/planted.ts", against)).not.toContain("noRestrictedImports");
  const wide = "export function wide(a: 1, b: 2, c: 3, d: 4) {\n  return [a, b, c, d];\n}\n";
  expect(biome("domain/refunds/planted.ts", wide)).toContain("useMaxParams");
  const long = `export function long() {\n${"  call();\n".repeat(51)}}\n`;
  expect(biome("domain/refunds/planted.ts", long)).toContain("noExcessiveLinesPerFunction");
  expect(biome("components/planted.tsx", long)).not.toContain("noExcessiveLinesPerFunction");
  expect(biome("domain/refunds/PlantedFault.ts", "")).toContain("useFilenamingConvention");
  expect(biome("domain/a.ts", "export default 1;\n")).toContain("noDefaultExport");
});

test("oxlint catches planted faults, also those that only types show", () => {
  const findings = oxlint(`
export async function pay(): Promise<void> {}
export function forget(): void {
  pay();
}
export function trust(text: string): string {
  return JSON.parse(text).name;
}
export function name(kind: "post" | "void"): string | undefined {
  switch (kind) {
    case "post":
      return kind;
  }
}
export const cast = ({ id: 1 } as unknown) as { readonly name: string };
`);
  for (const rule of [
    "no-floating-promises",
    "no-unsafe-member-access",
    "switch-exhaustiveness-check",
    "no-unsafe-type-assertion",
  ]) {
    expect(findings).toContain(rule);
  }
});

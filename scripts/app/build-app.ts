import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nextProgram } from "#scripts/app/next-program";
import { sourceHash } from "#scripts/app/source-hash";
import { type Program, startGroup } from "#scripts/program-group";
import { projectRoot } from "#scripts/project";

const stamp = join(projectRoot, ".next/built-from");

/** Whether `.next` holds the app of just these sources. */
export function isBuilt(): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === sourceHash();
}

/** Builds the app; a build that fails or is broken off is never taken for a whole one. */
export async function buildApp(
  output: Program["output"],
  opened: AsyncDisposableStack,
): Promise<number> {
  const builtFrom = sourceHash();
  rmSync(stamp, { force: true });
  const code = await startGroup({ ...nextProgram(["build"]), output }, opened).ended;
  if (code === 0) {
    writeFileSync(stamp, builtFrom);
  }
  return code;
}

import { join } from "node:path";

/** The checkout: every path of the commands starts here, wherever they are called from. */
export const projectRoot = join(import.meta.dirname, "..");

/** What a run leaves behind and may be deleted: kept out of git, closed to other users. */
export const dataHome = join(projectRoot, ".data");

/** A file of an installed package: of its programs above all, to be run by our own Node. */
export function packageFile(path: string): string {
  return join(projectRoot, "node_modules", path);
}

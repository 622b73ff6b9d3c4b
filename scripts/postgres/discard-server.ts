import { rmSync } from "node:fs";
import { join } from "node:path";
import { stopServer } from "#scripts/postgres";
import { postmaster } from "#scripts/postgres/postmaster";

/** Ends whatever server still runs on this data directory, and deletes the data with it. */
export async function discardServer(dataDirectory: string): Promise<void> {
  const cluster = join(dataDirectory, "data");
  const found = postmaster(cluster);
  if (found) {
    await stopServer(found.pid, cluster);
  }
  rmSync(dataDirectory, { recursive: true, force: true, maxRetries: 5 });
}

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startPostgres } from "#scripts/postgres";
import { discardServer } from "#scripts/postgres/discard-server";
import { serverAccount } from "#scripts/postgres/server-account";
import { sharedHome } from "#scripts/postgres/server-binaries";
import { dataHome, projectRoot } from "#scripts/project";
import { opening } from "#scripts/run-command";

/** The address of the demo's database: the one in DATABASE_URL, else the embedded server's. */
export async function demoDatabase(
  checkoutId: string,
  opened: AsyncDisposableStack,
): Promise<string> {
  if (process.env.DATABASE_URL) {
    return process.env.DATABASE_URL;
  }
  const home = databaseHome();
  const owner = join(home, "checkout");
  if (existsSync(home) && (!existsSync(owner) || readFileSync(owner, "utf8") !== checkoutId)) {
    await discardServer(home);
  }
  const starting = startPostgres({ dataDirectory: home, durable: true });
  const { url } = await opening(starting, opened);
  writeFileSync(owner, checkoutId);
  return url;
}

/** Deletes the embedded database; one that the operator named is not ours to empty. */
export async function discardDemoDatabase(): Promise<void> {
  if (process.env.DATABASE_URL) {
    throw new Error("--reset does not touch the database in DATABASE_URL: empty it yourself.");
  }
  await discardServer(databaseHome());
}

/** In the checkout, but under root where the server's account can reach it. */
function databaseHome(): string {
  if (!serverAccount()) {
    return join(dataHome, "postgres");
  }
  const checkout = createHash("sha256").update(projectRoot).digest("hex").slice(0, 16);
  return join(sharedHome, `demo-${checkout}`);
}

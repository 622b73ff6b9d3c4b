import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { applicationRole } from "#db/client";
import { grantApplication } from "#db/grants";
import { makePartitions } from "#db/make-partitions";

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));
/** Any number will do, as long as every migration of ours asks for the same lock. */
const migrationLock = 7_465_537;

/**
 * Brings the database to the newest schema and grants, with partitions for the months to come; safe
 * to run twice and from two places.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await runMigrations(drizzle(sql), { migrationsFolder });
    await grantApplication(sql, applicationRole);
    await makePartitions(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

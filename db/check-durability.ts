import { sqlClient } from "#db/client";
import { settings } from "#platform/settings";

const neededOn = ["fsync", "full_page_writes", "synchronous_commit"];

/** Refuses a database that may forget what it has acknowledged; only tests may run on one. */
export async function checkDurability(): Promise<void> {
  if (settings().unsafeDatabase) return;
  const missing = await missingDurability();
  if (missing.length === 0) return;
  throw new Error(
    `The database runs with ${missing.join(", ")} off, so a crash can lose payments that were ` +
      "acknowledged. Turn that on in postgresql.conf and start again.",
  );
}

/** The settings of the database that are off although what is acknowledged rests on them. */
export async function missingDurability(): Promise<readonly string[]> {
  const found = await sqlClient()<{ name: string }[]>`
    select name from pg_settings where name = any(${neededOn}) and setting = 'off' order by name`;
  return found.map(({ name }) => name);
}

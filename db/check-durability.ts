import { sqlClient } from "#db/client";
import { settings } from "#platform/settings";

const neededOn = ["fsync", "full_page_writes", "synchronous_commit"] as const;

/** Refuses a database that may forget what it has acknowledged; only tests may run on one. */
export async function checkDurability(): Promise<void> {
  if (settings().unsafeDatabase) return;
  const found = await sqlClient()<{ name: string }[]>`
    select name from pg_settings where name = any(${[...neededOn]}) and setting = 'off'
    order by name`;
  if (found.length === 0) return;
  const names = found.map(({ name }) => name).join(" and ");
  throw new Error(
    `The database runs with ${names} off, so a crash can lose payments that were acknowledged. ` +
      "Turn it on in postgresql.conf and start again.",
  );
}

import type { Sql } from "#db/client";

const neededOn = ["fsync", "full_page_writes", "synchronous_commit"];

interface Durability {
  /** The settings that are off although what is acknowledged rests on them. */
  readonly off: readonly string[];
  readonly synchronous_commit: string;
  readonly has_standbys: boolean;
}

/** What lets the database forget what it has acknowledged, a sentence each; a safe one has none. */
export async function missingDurability(sql: Sql): Promise<readonly string[]> {
  const [found] = await sql<[Durability]>`
    select array(select name from pg_settings where name = any(${neededOn}) and setting = 'off'
        order by name) as off,
      current_setting('synchronous_commit') as synchronous_commit,
      trim(current_setting('synchronous_standby_names')) <> '' as has_standbys`;
  return durabilityFaults(found);
}

/** The sentences for what was found. */
export function durabilityFaults({
  off,
  synchronous_commit: commit,
  has_standbys: hasStandbys,
}: Durability): readonly string[] {
  const forgets =
    `The database runs with ${off.join(", ")} off, so a crash can lose payments that were ` +
    "acknowledged. Turn that on in postgresql.conf and start again.";
  const lags =
    `The database has synchronous standbys, and synchronous_commit is ${commit}: it acknowledges ` +
    "what they do not have on disk, so a fail-over can lose payments. Set it to on.";
  const waits = ["on", "remote_apply", "off"].includes(commit);
  return [...(off.length > 0 ? [forgets] : []), ...(hasStandbys && !waits ? [lags] : [])];
}

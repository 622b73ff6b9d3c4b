import postgres from "postgres";
import { listPartitions } from "#db/list-partitions";
import { makePartitions } from "#db/make-partitions";
import { startTestDatabase, testSettings } from "#scripts/test-database";

/**
 * An empty database as it is where the program was installed so long ago, and its owner; the
 * program acts in it from now on.
 */
export async function anAgedDatabase(
  months: number,
  opened: AsyncDisposableStack,
): Promise<postgres.Sql> {
  const { url, stop } = await startTestDatabase();
  opened.defer(stop);
  Object.assign(process.env, testSettings(url, "http://127.0.0.1:3000"));
  const owner = postgres(url, { max: 2, onnotice: () => undefined });
  opened.defer(() => owner.end());
  const today = Temporal.Now.plainDateISO("UTC");
  const begun = today.with({ day: 1 }).subtract({ months });
  for (const { table, name, from } of (await listPartitions(owner)).toReversed()) {
    if (from) {
      await owner.unsafe(`drop table partitions.${name} cascade`);
    } else {
      const before = begun.toString().replaceAll("-", "");
      await owner.unsafe(`
        alter table ${table} detach partition partitions.${name};
        alter table partitions.${name} rename to ${table}_before_${before};
        alter table ${table} attach partition partitions.${table}_before_${before}
          for values from (minvalue) to (first_uuid_at('${begun.toString()}Z'))`);
    }
  }
  await makePartitions(owner);
  return owner;
}

/** The time in the names of the partitions of a month so long ago, and a moment in it. */
export function monthAgo(months: number) {
  const day = Temporal.Now.plainDateISO("UTC").with({ day: 1 }).subtract({ months });
  const moment = day.add({ days: 9 }).toZonedDateTime("UTC").toInstant();
  return { time: day.toString().replaceAll("-", ""), moment };
}

import { parseArgs } from "node:util";
import postgres, { type Sql } from "postgres";
import { listPartitions, type Partition } from "#db/list-partitions";
import { makePartitions } from "#db/make-partitions";
import { systemClock } from "#platform/clock";
import { loadSettings } from "#platform/settings";
import { attachPartitions } from "#scripts/partitions/attach-partitions";
import { detachPartitions } from "#scripts/partitions/detach-partitions";
import { monthlyTables, type PartitionSet } from "#scripts/partitions/partition-set";
import { runCommand } from "#scripts/run-command";

const usage = `Partitions of events, deliveries, attempts and the request log:
  npm run partitions                       lists them
  npm run partitions -- make               makes those of the months to come, as the worker does
  npm run partitions -- detach 20260101    puts a month away that ended a year ago
      [--older-than-months 12]             or as long ago as this says, one month at the least
  npm run partitions -- attach 20260101    puts it back`;

type Command = (sql: Sql, time: string, olderThanMonths: number) => Promise<string>;

const commands: Readonly<Record<string, Command>> = {
  list: async (sql) => listed(await listPartitions(sql)),
  make: async (sql) => `Made ${await makePartitions(sql)}.`,
  detach: async (sql, time, olderThanMonths) =>
    putAway(time, await detachPartitions(sql, { time, olderThanMonths, now: systemClock() })),
  attach: async (sql, time) => {
    await attachPartitions(sql, time);
    return `${time} is back.`;
  },
};

await runCommand(async (opened) => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { "older-than-months": { type: "string", default: "12" } },
  });
  const [name = "list", time = ""] = positionals;
  const olderThanMonths = Number(values["older-than-months"]);
  const command = commands[name];
  if (!command || !Number.isInteger(olderThanMonths) || olderThanMonths < 1) throw new Error(usage);
  const { databaseUrl } = loadSettings(process.env);
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  opened.defer(() => sql.end({ timeout: 5 }));
  console.log(await command(sql, time, olderThanMonths));
  return 0;
});

function listed(partitions: readonly Partition[]): string {
  const lines = partitions.map((partition) => [
    partition.table,
    partition.time,
    partition.from ? dayOf(partition.from) : "",
    dayOf(partition.before),
    partition.rows?.toString() ?? "?",
    `${(partition.bytes / 1024 ** 2).toFixed(1)} MB`,
    partition.state,
  ]);
  const head = ["table", "time", "from", "before", "rows", "size", "state"];
  const rows = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function dayOf(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO("UTC").toPlainDate().toString();
}

function putAway(time: string, set: PartitionSet): string {
  const names = monthlyTables.map((table) => `partitions.${set[table].name}`);
  const file = `tollgate-${time}.dump`;
  return `${time} is put away; its rows are in ${names.join(", ")}.
To keep them elsewhere, and then no longer here:
  pg_dump "$DATABASE_URL" --format=custom --file=${file} \\
    ${names.map((name) => `--table=${name}`).join(" ")}
  psql "$DATABASE_URL" --command='drop table ${names.toReversed().join(", ")}'
To have them again:
  pg_restore --dbname="$DATABASE_URL" ${file}
  npm run partitions -- attach ${time}`;
}

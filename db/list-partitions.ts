import { type Sql, sqlClient } from "#db/client";

/** One partition of a table, whether it is part of it now or was put away. */
export interface Partition {
  readonly table: PartitionedTable;
  /** Its own name, in the schema `partitions`. */
  readonly name: string;
  /** What its name says of its time; partitions of one time belong together. */
  readonly time: string;
  /** From when on; the first one holds whatever was before. */
  readonly from: Temporal.Instant | null;
  readonly before: Temporal.Instant;
  readonly state: "attached" | "detaching" | "detached";
  /** As counted when Postgres last looked; null if it never has. */
  readonly rows: number | null;
  readonly bytes: number;
}

/** How much time one partition of each table holds. */
const steps = {
  events: { months: 1 },
  webhook_deliveries: { months: 1 },
  webhook_attempts: { months: 1 },
  api_requests: { weeks: 1 },
} as const;

export type PartitionedTable = keyof typeof steps;

const tables: readonly PartitionedTable[] = [
  "events",
  "webhook_deliveries",
  "webhook_attempts",
  "api_requests",
];

interface Stored {
  readonly name: string;
  readonly is_attached: boolean;
  readonly is_detaching: boolean;
  readonly rows: number;
  readonly bytes: string;
}

/** Every partition there is, oldest first. */
export async function listPartitions(sql: Sql = sqlClient()): Promise<readonly Partition[]> {
  const stored = await sql<Stored[]>`
    select relname as name, inhrelid is not null as is_attached,
      coalesce(inhdetachpending, false) as is_detaching, reltuples::float8 as rows,
      pg_total_relation_size(pg_class.oid) as bytes
    from pg_class left join pg_inherits on inhrelid = pg_class.oid
    where relnamespace = 'partitions'::regnamespace and relkind = 'r'`;
  return stored
    .flatMap((one) => partitionOf(one) ?? [])
    .toSorted((left, right) => Temporal.Instant.compare(left.before, right.before));
}

const nameShape = /^(\w+?)_((?:before_)?(\d{4})(\d{2})(\d{2}))$/;

function partitionOf(stored: Stored): Partition | undefined {
  const [, of, time = "", ...day] = nameShape.exec(stored.name) ?? [];
  const table = tables.find((name) => name === of);
  if (!table) return undefined;
  const [year = 0, month = 0, dayOfMonth = 0] = day.map(Number);
  const named = new Temporal.PlainDate(year, month, dayOfMonth);
  const isFirst = time.startsWith("before_");
  return {
    table,
    name: stored.name,
    time,
    from: isFirst ? null : midnight(named),
    before: midnight(isFirst ? named : named.add(steps[table])),
    state: stateOf(stored),
    rows: stored.rows < 0 ? null : stored.rows,
    bytes: Number(stored.bytes),
  };
}

function stateOf({ is_attached, is_detaching }: Stored): Partition["state"] {
  if (is_detaching) return "detaching";
  return is_attached ? "attached" : "detached";
}

function midnight(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime("UTC").toInstant();
}

import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { applicationRole, backoff, type Database, type Sql, sqlClient } from "#db/client";
import { faultFields, log } from "#platform/log";
import { settings } from "#platform/settings";

/** A copy of the database that others keep up to date, to be read where that burdens nobody. */
export interface Replica {
  readonly sql: Sql;
  readonly database: Database;
  /** Whether it was seen a moment ago, with all that was written more than `mostLagMs` before. */
  readonly isNear: () => boolean;
  /** Nobody reads there until it was looked at again. */
  readonly leave: () => void;
  readonly end: () => Promise<void>;
}

/** Where the primary's write-ahead log stood at a moment. */
export interface Mark {
  readonly atMs: number;
  readonly written: bigint;
}

/** How old what is read from a replica may be. */
export const mostLagMs = 10_000;
const lookEveryMs = 1_000;
const connections = 10;

/** Whether a replica that has replayed so much has all that was written before `mostLagMs`. */
export function isWithinLag(marks: readonly Mark[], replayed: bigint, nowMs: number): boolean {
  return marks.some(({ atMs, written }) => written <= replayed && nowMs - atMs <= mostLagMs);
}

/** Follows a replica of that primary, looking at it only while somebody wants to read there. */
export function followReplica(url: string, primary: Sql): Replica {
  const sql = connect(url);
  let marks: readonly Mark[] = [];
  let [lookedAtMs, seenAtMs] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const look = async () => {
    const nowMs = performance.now();
    lookedAtMs = nowMs;
    const written = await writtenBy(primary);
    marks = [...marks.filter(({ atMs }) => nowMs - atMs <= mostLagMs), { atMs: nowMs, written }];
    const replayed = await replayedBy(sql);
    if (replayed !== undefined && isWithinLag(marks, replayed, nowMs)) seenAtMs = nowMs;
  };
  const leave = () => {
    seenAtMs = Number.NEGATIVE_INFINITY;
  };
  return {
    sql,
    database: drizzle(sql, { casing: "snake_case" }),
    isNear: () => {
      if (performance.now() - lookedAtMs >= lookEveryMs) {
        look().catch((error: unknown) => {
          leave();
          log().warn(faultFields(error), "The replica can not be seen; the primary is read.");
        });
      }
      return performance.now() - seenAtMs < 3 * lookEveryMs;
    },
    leave,
    end: () => sql.end({ timeout: 5 }),
  };
}

function connect(url: string): Sql {
  return postgres(url, {
    max: connections,
    backoff,
    idle_timeout: 60,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: {
      application_name: "tollgate reports",
      role: applicationRole,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
}

async function writtenBy(primary: Sql): Promise<bigint> {
  const [place] = await primary<{ bytes: string }[]>`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text as bytes`;
  return BigInt(place?.bytes ?? 0);
}

/** Undefined of a server that follows none: it may have been made a primary of its own. */
async function replayedBy(replica: Sql): Promise<bigint | undefined> {
  const [place] = await replica<{ bytes: string | null }[]>`
    select case when pg_is_in_recovery()
      then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text end as bytes`;
  return place?.bytes ? BigInt(place.bytes) : undefined;
}

// Next loads modules more than once in one process; the pool must exist once.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateReplica?: Replica | undefined };

/** The replica that the settings name, while it is near; without one the primary is to be read. */
export function nearReplica(): Replica | undefined {
  const { replicaUrl } = settings();
  if (replicaUrl === undefined) return undefined;
  holder.tollgateReplica ??= followReplica(replicaUrl, sqlClient());
  return holder.tollgateReplica.isNear() ? holder.tollgateReplica : undefined;
}

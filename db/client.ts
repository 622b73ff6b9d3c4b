import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { randomBelow } from "#platform/random";
import { settings } from "#platform/settings";

/** The role the program acts in: it may not change what is written once, see db/grants.ts. */
export const applicationRole = "tollgate_app";

export type Sql = postgres.Sql;
export type Database = PostgresJsDatabase;

/** Whatever takes statements written by hand: the pool, one of its connections, a transaction. */
export interface Statements {
  readonly unsafe: (
    text: string,
    parameters?: Parameters<Sql["unsafe"]>[1],
    options?: postgres.UnsafeQueryOptions,
  ) => postgres.PendingQuery<postgres.Row[]>;
}

interface Connections {
  readonly sql: Sql;
  readonly writer: Sql;
  readonly database: Database;
  /** What was found out of the writer, see there. */
  refusesBareWrites?: Promise<boolean>;
}

// Next loads modules more than once in one process; the pool must exist once.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as {
  tollgateConnections?: Connections | undefined;
  tollgateLastActs?: (() => Promise<void>)[] | undefined;
};

/** How many connections a process reads by, and how many it writes changes by. */
const readers = 20;
const writers = 10;

const session = {
  application_name: "tollgate",
  role: applicationRole,
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
};

/** What is sent behind a `begin` is never written without it, whatever becomes of the `begin`. */
const inTransactionsOnly = { default_transaction_read_only: true };

/** Lists of rows come in all lengths: their statements are planned once, by keys, and stay so. */
const planning = {
  plan_cache_mode: "force_generic_plan",
  enable_seqscan: "off",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
  jit: "off",
};

/**
 * How many seconds a connection waits before it is tried again. The driver's own rule counts the
 * refusals of all connections together and goes up to twenty seconds: two seconds without the
 * database would leave a busy pool without it for as long.
 */
export function backoff(refusals: number): number {
  const halfMs = Math.min(5 * 2 ** refusals, 100);
  return (halfMs + randomBelow(halfMs)) / 1_000;
}

function connect(): Connections {
  const reader = opened(readers, session);
  const writer = opened(writers, { ...session, ...inTransactionsOnly, ...planning });
  return { sql: reader.$client, writer: writer.$client, database: reader };
}

/** Drizzle teaches the driver to leave times as the text that our columns read. */
function opened(max: number, connection: postgres.Options<never>["connection"] & object) {
  const pool = { max, backoff, onnotice: () => undefined, connection };
  const sql = postgres(settings().databaseUrl, pool);
  const unsafe = sql.unsafe.bind(sql);
  // Drizzle says nothing of this, and would have each query planned again, in two round trips.
  sql.unsafe = (text, parameters, options) =>
    unsafe(text, parameters, { prepare: true, ...options });
  return drizzle(sql, { casing: "snake_case" });
}

function connections(): Connections {
  holder.tollgateConnections ??= connect();
  return holder.tollgateConnections;
}

/** The pool itself, for statements written by hand. */
export function sqlClient(): Sql {
  return connections().sql;
}

/** The pool that changes are written by, planned for lists of rows found by their keys. */
export function writerClient(): Sql {
  return connections().writer;
}

/**
 * Whether the writer's connections write in a transaction that was begun for it, and never without.
 * A pooler's do not know of it: it keeps what a connection asked for from the database.
 */
export function refusesBareWrites(): Promise<boolean> {
  const known = connections();
  known.refusesBareWrites ??= askedWhetherBareWritesAreRefused().catch((error: unknown) => {
    delete known.refusesBareWrites;
    throw error;
  });
  return known.refusesBareWrites;
}

async function askedWhetherBareWritesAreRefused(): Promise<boolean> {
  const [row] = await writerClient()`
    select current_setting('default_transaction_read_only') = 'on' as is_so`;
  return row?.is_so === true;
}

/** The query builder over the same pool, for reads and screens. */
export function database(): Database {
  return connections().database;
}

/** Has something done before the connections end: what was only noted is written then. */
export function beforeDisconnect(act: () => Promise<void>): void {
  holder.tollgateLastActs ??= [];
  holder.tollgateLastActs.push(act);
}

/** Ends every connection, so that a command can end. */
export async function disconnect(): Promise<void> {
  const acts = holder.tollgateLastActs ?? [];
  holder.tollgateLastActs = undefined;
  for (const act of acts) await act();
  const { sql, writer } = holder.tollgateConnections ?? {};
  await Promise.all([sql?.end({ timeout: 5 }), writer?.end({ timeout: 5 })]);
  holder.tollgateConnections = undefined;
}

import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { settings } from "#platform/settings";

/** The role the program acts in: it may not change what is written once, see db/grants.ts. */
export const applicationRole = "tollgate_app";

export type Sql = postgres.Sql;
export type Database = PostgresJsDatabase;

interface Connections {
  readonly sql: Sql;
  readonly database: Database;
}

// Next loads modules more than once in one process; the pool must exist once.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateConnections?: Connections | undefined };

function connect(): Connections {
  const sql = postgres(settings().databaseUrl, {
    max: 20,
    onnotice: () => undefined,
    connection: {
      application_name: "tollgate",
      role: applicationRole,
      statement_timeout: 30_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  return { sql, database: drizzle(sql, { casing: "snake_case" }) };
}

function connections(): Connections {
  holder.tollgateConnections ??= connect();
  return holder.tollgateConnections;
}

/** The pool itself, for the writer of changes. */
export function sqlClient(): Sql {
  return connections().sql;
}

/** The query builder over the same pool, for reads and screens. */
export function database(): Database {
  return connections().database;
}

/** Ends every connection, so that a command can end. */
export async function disconnect(): Promise<void> {
  await holder.tollgateConnections?.sql.end({ timeout: 5 });
  holder.tollgateConnections = undefined;
}

import { type Column, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "#db/client";

interface Query<Found> {
  readonly prepare: (name: string) => PreparedQuery<Found>;
}

interface PreparedQuery<Found> {
  readonly execute: (values: Readonly<Record<string, unknown>>) => Promise<Found>;
}

/**
 * A query that is built once for each database and then asked with the values of its `isGiven`, by
 * the names of their columns: to build one costs six times as much as to ask it.
 */
export function builtOnce<Found>(
  build: (db: Database) => Query<Found>,
): (db: Database, values: Readonly<Record<string, unknown>>) => Promise<Found> {
  const known = new WeakMap<Database, PreparedQuery<Found>>();
  return (db, values) => {
    const query = known.get(db) ?? build(db).prepare("built once");
    known.set(db, query);
    return query.execute(values);
  };
}

/** That a column has the value which is given under its name each time the query is asked. */
export function isGiven(column: Column): SQL {
  return eq(column, sql.param(sql.placeholder(column.name), column));
}

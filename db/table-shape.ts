import { type Column, getTableColumns, getTableName } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import { type AnyPgTable, getTableConfig, PgColumn, type PgTable } from "drizzle-orm/pg-core";

/** What a statement written by hand needs to know of a drizzle table. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  readonly keyNames: readonly string[];
}

export interface ColumnShape {
  /** The property of a row. */
  readonly key: string;
  /** The column in the database. */
  readonly name: string;
  readonly sqlType: string;
  /** A new row that says nothing of it has null there. */
  readonly isOptional: boolean;
  readonly column: Column;
}

const shapes = new WeakMap<AnyPgTable, TableShape>();

/** The names, types and keys of a table, read from its definition once. */
export function tableShape(table: AnyPgTable): TableShape {
  const known = shapes.get(table);
  if (known) return known;
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => {
    if (!(column instanceof PgColumn)) throw new TypeError("not a Postgres column");
    const isOptional = !column.notNull && !column.hasDefault;
    return { key, name: toSnakeCase(key), sqlType: column.getSQLType(), isOptional, column };
  });
  // A composite key holds copies of the table's columns, so they are told by name.
  const composite = getTableConfig(table).primaryKeys.flatMap((primary) => primary.columns);
  const keys = new Set(composite.map((column) => column.name));
  const keyNames = columns
    .filter(({ column }) => column.primary || keys.has(column.name))
    .map(({ name }) => name);
  const shape = { name: getTableName(table), columns, keyNames };
  shapes.set(table, shape);
  return shape;
}

/** A row of the table from what the driver read, in the types of its definition. */
export function decodeRow<Table extends PgTable>(
  table: Table,
  stored: Readonly<Record<string, unknown>>,
): Table["$inferSelect"] {
  const row: Record<string, unknown> = {};
  for (const { key, name, column } of tableShape(table).columns) {
    const value = stored[name];
    row[key] = value === null || value === undefined ? null : column.mapFromDriverValue(value);
  }
  return row;
}

/** A value as Postgres reads it from text. */
export function encodeText(column: Column, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const stored: unknown = column.mapToDriverValue(value);
  return typeof stored === "string" ? stored : String(stored);
}

import { getTableName } from "drizzle-orm";
import type { AnyPgTable } from "drizzle-orm/pg-core";
import { encodeText, type TableShape, tableShape } from "#db/table-shape";
import type { Insert, Update } from "#domain/changes/change";

/** A statement and its parameters, each of them one column of all rows, as an array of text. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly (readonly (string | null)[])[];
  /** How many rows it must touch; fewer means that a row had moved on. */
  readonly expectedRows: number;
}

type Row = Readonly<Record<string, unknown>>;

/** One insert per table, in the order in which the tables first appear. */
export function insertStatements(inserts: readonly Insert[]): readonly Statement[] {
  const byTable = Map.groupBy(inserts, (insert) => insert.table);
  return [...byTable].map(([table, rows]) => insertStatement(table, rows));
}

/** One update per table, in the order of the tables' names, so all lock in one order. */
export function updateStatements(updates: readonly Update[]): readonly Statement[] {
  return inOrder(updates).map(([table, rows]) => updateStatement(table, rows));
}

/** One look per table at rows that must not have moved on, holding them until the end. */
export function guardStatements(guards: readonly Update[]): readonly Statement[] {
  return inOrder(guards).map(([table, rows]) => guardStatement(table, rows));
}

function inOrder(updates: readonly Update[]): readonly [AnyPgTable, Update[]][] {
  const byTable = Map.groupBy(updates, (update) => update.table);
  return [...byTable].toSorted(([left], [right]) =>
    getTableName(left).localeCompare(getTableName(right)),
  );
}

/** One statement for all new rows of a table. */
function insertStatement(table: AnyPgTable, inserts: readonly Insert[]): Statement {
  const shape = tableShape(table);
  const { names, arrays, parameters } = source(
    shape,
    inserts.map(({ row }) => row),
  );
  const text = `insert into "${shape.name}" (${names}) select * from unnest(${arrays})`;
  return { text, parameters, expectedRows: inserts.length };
}

/** One statement for all changed rows of a table, each guarded by the version it was read at. */
function updateStatement(table: AnyPgTable, updates: readonly Update[]): Statement {
  const shape = tableShape(table);
  const { names, arrays, parameters } = source(
    shape,
    updates.map(({ row }) => row),
  );
  const expected = updates.map(({ expectedVersion }) => expectedVersion.toString());
  const assignments = shape.columns
    .filter(({ name }) => !shape.keyNames.includes(name))
    .map(({ name }) => `"${name}" = new."${name}"`);
  const match = shape.keyNames.map((name) => `old."${name}" = new."${name}"`);
  const text = `update "${shape.name}" as old set ${assignments.join(", ")}
    from unnest(${arrays}, $${parameters.length + 1}::text[]::bigint[])
      as new(${names}, expected_version)
    where ${match.join(" and ")} and old."version" = new.expected_version`;
  return { text, parameters: [...parameters, expected], expectedRows: updates.length };
}

function guardStatement(table: AnyPgTable, guards: readonly Update[]): Statement {
  const shape = tableShape(table);
  const keys = shape.columns.filter(({ name }) => shape.keyNames.includes(name));
  const { names, arrays, parameters } = source(
    { ...shape, columns: keys },
    guards.map(({ row }) => row),
  );
  const expected = guards.map(({ expectedVersion }) => expectedVersion.toString());
  const match = shape.keyNames.map((name) => `held."${name}" = seen."${name}"`);
  const text = `select 1 from "${shape.name}" as held
    join unnest(${arrays}, $${parameters.length + 1}::text[]::bigint[])
      as seen(${names}, expected_version)
    on ${match.join(" and ")} and held."version" = seen.expected_version
    for share of held`;
  return { text, parameters: [...parameters, expected], expectedRows: guards.length };
}

function source(shape: TableShape, rows: readonly Row[]) {
  return {
    names: shape.columns.map(({ name }) => `"${name}"`).join(", "),
    arrays: shape.columns
      .map(({ sqlType }, place) => `$${place + 1}::text[]::${sqlType}[]`)
      .join(", "),
    parameters: shape.columns.map(({ key, column }) =>
      rows.map((row) => encodeText(column, row[key])),
    ),
  };
}

import { type AnyPgTable, getTableConfig } from "drizzle-orm/pg-core";
import { encodeText, type TableShape, tableShape } from "#db/table-shape";
import { amountList, listForm, refusedUnlessWhole } from "#db/value-list";
import type { Insert, Update } from "#domain/changes/change";

/** A statement and its parameters, each of them one column of all rows. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/** One insert per table, those that others refer to first. */
export function insertStatements(inserts: readonly Insert[]): readonly Statement[] {
  return [...Map.groupBy(inserts, ({ table }) => table)]
    .toSorted(([left], [right]) => order(left, right))
    .map(([table, rows]) => insertStatement(table, rows));
}

/** One update per table; fails where a row is not at the version it was read at. */
export function updateStatements(updates: readonly Update[]): readonly Statement[] {
  return [...Map.groupBy(updates, ({ table }) => table)].map(([table, rows]) =>
    updateStatement(table, rows),
  );
}

/** Rows of one table that a decision rests on. */
export interface Held {
  readonly table: AnyPgTable;
  readonly rows: readonly Row[];
  /** They are to be written, and not only to stay as they are. */
  readonly isWritten: boolean;
}

/**
 * One look per table, which answers with the `place` of each row that is there and its `version`,
 * and holds them until the end; tables and rows in one order for all, so that nobody waits in a
 * circle.
 */
export function holdStatements(held: readonly Held[]): readonly (Held & Statement)[] {
  return held
    .toSorted((left, right) => order(left.table, right.table))
    .map((rows) => ({ ...rows, ...holdStatement(rows) }));
}

/** Computes once per table what is said of it again and again. */
function ofTable<Value>(make: (table: AnyPgTable) => Value): (table: AnyPgTable) => Value {
  const known = new WeakMap<AnyPgTable, Value>();
  return (table) => {
    const found = known.get(table);
    if (found !== undefined) return found;
    const made = make(table);
    known.set(table, made);
    return made;
  };
}

/** How many tables a row's references lead through; those it refers to have fewer. */
const depth: (table: AnyPgTable) => number = ofTable((table) => {
  const others = getTableConfig(table)
    .foreignKeys.map((key) => key.reference().foreignTable)
    .filter((other) => tableShape(other).name !== tableShape(table).name);
  return Math.max(0, ...others.map((other) => depth(other) + 1));
});

const rank = ofTable((table) => `${String(depth(table)).padStart(3)} ${tableShape(table).name}`);

function order(left: AnyPgTable, right: AnyPgTable): number {
  return rank(left) < rank(right) ? -1 : 1;
}

/** One statement for all new rows of a table. */
function insertStatement(table: AnyPgTable, inserts: readonly Insert[]): Statement {
  return { text: insertText(table), parameters: lists(tableShape(table), inserts) };
}

const insertText = ofTable((table) => {
  const shape = tableShape(table);
  const { names, sets, values } = source(shape);
  return `insert into "${shape.name}" (${names})
    select ${values.join(", ")} from rows from (${sets}) as new(${names})`;
});

/** One statement for all changed rows of a table, each guarded by the version it was read at. */
function updateStatement(table: AnyPgTable, updates: readonly Update[]): Statement {
  const expected = amountList(updates.map(({ expectedVersion }) => expectedVersion));
  return { text: updateText(table), parameters: [...lists(tableShape(table), updates), expected] };
}

const updateText = ofTable((table) => {
  const shape = tableShape(table);
  const { names, sets, values } = source(shape);
  const assignments = shape.columns
    .map(({ name }, place) => ({ name, value: values[place] }))
    .filter(({ name }) => !shape.keyNames.includes(name))
    .map(({ name, value }) => `"${name}" = ${value}`);
  const match = shape.keyNames.map((name) => `old."${name}" = new."${name}"`);
  return `with written as (
    update "${shape.name}" as old set ${assignments.join(", ")}
    from rows from (${sets}, unnest($${shape.columns.length + 1}::bigint[]))
      as new(${names}, expected_version)
    where ${match.join(" and ")} and old."version" = new.expected_version returning 1
  ) ${refusedUnlessWhole}`;
});

function holdStatement({ table, rows, isWritten }: Held): Statement {
  const strength = isWritten ? "no key update" : "share";
  return {
    text: `${holdText(table)} for ${strength} of held`,
    parameters: lists(
      keysOf(table),
      rows.map((row) => ({ row })),
    ),
  };
}

const keysOf = ofTable((table): TableShape => {
  const shape = tableShape(table);
  return { ...shape, columns: shape.columns.filter(({ name }) => shape.keyNames.includes(name)) };
});

const holdText = ofTable((table) => {
  const shape = keysOf(table);
  const { names, sets } = source(shape);
  const match = shape.keyNames.map((name) => `held."${name}" = seen."${name}"`);
  return `select seen.place, held."version" from "${shape.name}" as held
    join rows from (${sets}) with ordinality as seen(${names}, place) on ${match.join(" and ")}
    order by ${shape.keyNames.map((name) => `held."${name}"`).join(", ")}`;
});

function source({ columns }: TableShape) {
  return {
    names: columns.map(({ name }) => `"${name}"`).join(", "),
    sets: columns.map(({ sqlType }, place) => listForm(sqlType).set(place + 1, sqlType)).join(", "),
    values: columns.map(({ name, sqlType }) => listForm(sqlType).value(`new."${name}"`)),
  };
}

function lists({ columns }: TableShape, rows: readonly { readonly row: Row }[]): string[] {
  return columns.map(({ key, column, sqlType }) =>
    listForm(sqlType).parameter(rows.map(({ row }) => encodeText(column, row[key]))),
  );
}

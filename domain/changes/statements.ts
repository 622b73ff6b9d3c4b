import { type AnyPgTable, getTableConfig } from "drizzle-orm/pg-core";
import { encodeText, type TableShape, tableShape } from "#db/table-shape";
import { amountList, isPlain, listForm, refusedUnlessWhole } from "#db/value-list";
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

/** A statement's text by the shape of its rows, for words that travel as they are and others. */
function byWords(make: (shape: TableShape, plain: boolean) => string) {
  const plain = remembered((shape: TableShape) => make(shape, true));
  const escaped = remembered((shape: TableShape) => make(shape, false));
  return (shape: TableShape, { isPlain: asTheyAre }: Columns) =>
    asTheyAre ? plain(shape) : escaped(shape);
}

/** Computes once what is said of a table, or of its shape, again and again. */
function remembered<Of extends object, Value>(make: (of: Of) => Value): (of: Of) => Value {
  const known = new WeakMap<Of, Value>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found;
    const made = make(of);
    known.set(of, made);
    return made;
  };
}

/** How many tables a row's references lead through; those it refers to have fewer. */
const depth: (table: AnyPgTable) => number = remembered((table: AnyPgTable) => {
  const others = getTableConfig(table)
    .foreignKeys.map((key) => key.reference().foreignTable)
    .filter((other) => tableShape(other).name !== tableShape(table).name);
  return Math.max(0, ...others.map((other) => depth(other) + 1));
});

const rank = remembered(
  (table: AnyPgTable) => `${String(depth(table)).padStart(3)} ${tableShape(table).name}`,
);

function order(left: AnyPgTable, right: AnyPgTable): number {
  return rank(left) < rank(right) ? -1 : 1;
}

/** One statement for all new rows of a table. */
function insertStatement(table: AnyPgTable, inserts: readonly Insert[]): Statement {
  const shape = filled(table, inserts);
  const columns = columnsOf(shape, inserts);
  return { text: insertText(shape, columns), parameters: columns.parameters };
}

/** More texts of one table would fill the database's memory with plans. */
const mostForms = 16;
const formsOf = remembered((_table: AnyPgTable) => new Map<string, TableShape>());

/** The table with those columns that any of these rows has a value for: most leave many empty. */
function filled(table: AnyPgTable, inserts: readonly Insert[]): TableShape {
  const shape = tableShape(table);
  const columns = shape.columns.filter(
    ({ isOptional, key }) =>
      !isOptional || inserts.some(({ row }) => row[key] !== null && row[key] !== undefined),
  );
  const forms = formsOf(table);
  const name = columns.map(({ key }) => key).join();
  const known = forms.get(name);
  if (known) return known;
  if (forms.size === mostForms) return shape;
  const form = { ...shape, columns };
  forms.set(name, form);
  return form;
}

const insertText = byWords((shape, plain) => {
  const { names, sets, values } = source(shape, plain);
  return `insert into "${shape.name}" (${names})
    select ${values.join(", ")} from rows from (${sets}) as new(${names})`;
});

/** One statement for all changed rows of a table, each guarded by the version it was read at. */
function updateStatement(table: AnyPgTable, updates: readonly Update[]): Statement {
  const shape = tableShape(table);
  const columns = columnsOf(shape, updates);
  const expected = amountList(updates.map(({ expectedVersion }) => expectedVersion));
  return { text: updateText(shape, columns), parameters: [...columns.parameters, expected] };
}

const updateText = byWords((shape, plain) => {
  const { names, sets, values } = source(shape, plain);
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
  const shape = keysOf(table);
  const columns = columnsOf(
    shape,
    rows.map((row) => ({ row })),
  );
  const strength = isWritten ? "no key update" : "share";
  const text = `${holdText(shape, columns)} for ${strength} of held`;
  return { text, parameters: columns.parameters };
}

const keysOf = remembered((table: AnyPgTable): TableShape => {
  const shape = tableShape(table);
  return { ...shape, columns: shape.columns.filter(({ name }) => shape.keyNames.includes(name)) };
});

const holdText = byWords(({ columns, keyNames, name: held }, plain) => {
  const keys = columns.filter(({ name }) => keyNames.includes(name));
  const { names, sets } = source({ columns: keys }, plain);
  const match = keyNames.map((name) => `held."${name}" = seen."${name}"`);
  return `select seen.place, held."version" from "${held}" as held
    join rows from (${sets}) with ordinality as seen(${names}, place) on ${match.join(" and ")}
    order by ${keyNames.map((name) => `held."${name}"`).join(", ")}`;
});

function source({ columns }: Pick<TableShape, "columns">, plain: boolean) {
  const forms = columns.map(({ name, sqlType }, place) => {
    const form = listForm(sqlType, plain);
    return { set: form.set(place + 1, sqlType), value: form.value(`new."${name}"`) };
  });
  return {
    names: columns.map(({ name }) => `"${name}"`).join(", "),
    sets: forms.map(({ set }) => set).join(", "),
    values: forms.map(({ value }) => value),
  };
}

/** All rows column by column, as they travel. */
interface Columns {
  readonly isPlain: boolean;
  readonly parameters: readonly string[];
}

function columnsOf({ columns }: TableShape, rows: readonly { readonly row: Row }[]): Columns {
  const lists = columns.map(({ key, column, sqlType }) => ({
    sqlType,
    values: rows.map(({ row }) => encodeText(column, row[key])),
  }));
  const plain = lists.every(({ sqlType, values }) => sqlType !== "text" || isPlain(values));
  const parameters = lists.map(({ sqlType, values }) => listForm(sqlType, plain).parameter(values));
  return { isPlain: plain, parameters };
}

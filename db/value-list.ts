const quoted = /["\\]/g;

/** A list of values as one parameter, and the set of rows that a statement reads from it. */
interface ListForm {
  readonly parameter: (values: readonly (string | null)[]) => string;
  readonly set: (place: number, sqlType: string) => string;
  readonly value: (name: string) => string;
}

const bare: ListForm = {
  parameter: (values) => `{${values.map((value) => value ?? "NULL").join(",")}}`,
  set: (place, sqlType) => `unnest($${place}::${sqlType}[])`,
  value: (name) => name,
};

const words: ListForm = { ...bare, parameter: (values) => `{${values.map(inQuotes).join(",")}}` };

/** JSON escapes control characters, so no document holds those that stand between them. */
const documents: ListForm = {
  parameter: (values) => values.map((value) => value ?? "\u001e").join("\u001f"),
  set: (place) => `unnest(string_to_array($${place}::text, e'\\x1f', e'\\x1e'))`,
  value: (name) => `${name}::jsonb`,
};

function inQuotes(value: string | null): string {
  return value === null ? "NULL" : `"${value.replaceAll(quoted, "\\$&")}"`;
}

/** How values of this type travel: the driver's own way escapes each as if it could be anything. */
export function listForm(sqlType: string): ListForm {
  if (sqlType === "jsonb") return documents;
  return sqlType === "text" ? words : bare;
}

/** Ids as one parameter, for `$1::uuid[]`. */
export function uuidList(uuids: readonly (string | null)[]): string {
  return bare.parameter(uuids);
}

/** Amounts as one parameter, for `$1::bigint[]`. */
export function amountList(amounts: readonly bigint[]): string {
  return `{${amounts.join(",")}}`;
}

/** Words as one parameter, for `$1::text[]`. */
export function wordList(texts: readonly (string | null)[]): string {
  return words.parameter(texts);
}

/**
 * Ends a statement `with written as (… returning 1)` whose first parameter is a list of ids: it
 * divides by zero, and so takes the transaction with it, unless as many rows were written as the
 * list has.
 */
export const refusedUnlessWhole =
  "select 1 / (count(*) = cardinality($1::uuid[]))::int as whole from written";

/** How the values of a column travel as one parameter, and how a statement reads them as a set. */
interface ListForm {
  readonly parameter: (values: Values) => string;
  readonly set: (place: number, sqlType: string) => string;
  readonly value: (name: string) => string;
}

type Values = readonly (string | null)[];

const separator = "\u001f";
const absent = "\u001e";

const bare: ListForm = {
  parameter: (values) => `{${values.map((value) => value ?? "NULL").join(",")}}`,
  set: (place, sqlType) => `unnest($${place}::${sqlType}[])`,
  value: (name) => name,
};

const separated: ListForm = {
  parameter: (values) => values.map((value) => value ?? absent).join(separator),
  set: (place) => `unnest(string_to_array($${place}::text, e'\\x1f', e'\\x1e'))`,
  value: (name) => name,
};

/** JSON escapes control characters, so none stands in a document. */
function documents(sqlType: string): ListForm {
  return { ...separated, value: (name) => `${name}::${sqlType}` };
}

const escaped: ListForm = {
  ...bare,
  parameter: (values) => `{${values.map(inQuotes).join(",")}}`,
};

function inQuotes(value: string | null): string {
  return value === null ? "NULL" : `"${value.replaceAll(/["\\]/g, "\\$&")}"`;
}

/** Whether words can travel as they are: escaping them costs more than all else of a long text. */
export function isPlain(values: Values): boolean {
  return values.every(
    (value) =>
      value === null || (value !== "" && !value.includes(separator) && !value.includes(absent)),
  );
}

/** How values of this type travel; the driver's own way escapes each as if it could be anything. */
export function listForm(sqlType: string, plain: boolean): ListForm {
  if (sqlType === "jsonb" || sqlType === "json") return documents(sqlType);
  if (sqlType !== "text") return bare;
  return plain ? separated : escaped;
}

/** Ids as one parameter, for `$1::uuid[]`. */
export function uuidList(uuids: Values): string {
  return bare.parameter(uuids);
}

/** Amounts as one parameter, for `$1::bigint[]`. */
export function amountList(amounts: readonly bigint[]): string {
  return `{${amounts.join(",")}}`;
}

/** Words as one parameter, for `$1::text[]`. */
export function wordList(texts: Values): string {
  return escaped.parameter(texts);
}

/**
 * Ends a statement `with written as (… returning 1)` whose first parameter is a list of ids: it
 * divides by zero, and so takes the transaction with it, unless as many rows were written as the
 * list has.
 */
export const refusedUnlessWhole =
  "select 1 / (count(*) = cardinality($1::uuid[]))::int as whole from written";

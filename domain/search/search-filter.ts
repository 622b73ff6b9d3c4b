import { and, eq, gt, gte, isNotNull, isNull, lt, lte, not, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { IndexRange } from "#db/index-range";
import type { Reader } from "#domain/changes/reader";
import {
  refusal,
  type SearchOperator,
  type SearchQuery,
  type SearchTerm,
} from "#domain/search/search-query";
import { type IdPrefix, isId } from "#platform/ids";

/** What a query may ask of a field, and where it is kept. */
export type SearchField =
  | { readonly kind: "text"; readonly of: PgColumn | SQL }
  | { readonly kind: "word"; readonly of: PgColumn }
  | { readonly kind: "id"; readonly of: PgColumn; readonly prefix: IdPrefix }
  | { readonly kind: "number"; readonly of: PgColumn | SQL }
  | { readonly kind: "moment"; readonly of: PgColumn }
  | { readonly kind: "truth"; readonly of: SQL };

/** A kind of object that can be searched. */
export interface Searchable<Prefix extends IdPrefix = IdPrefix> {
  readonly prefix: Prefix;
  /** By their names on the API. */
  readonly fields: Readonly<Record<string, SearchField>>;
  readonly metadata: PgColumn;
  /** Where everything lies for which these terms hold, all plain; undefined if no index tells. */
  readonly rangesFor: (
    read: Reader,
    terms: readonly SearchTerm[],
  ) => Promise<readonly IndexRange[] | undefined>;
}

const shortestPart = 3;
const integer = /^-?\d{1,15}$/;

/** The condition of a query over the rows of a kind of object. */
export function searchFilter({ joinedBy, terms }: SearchQuery, over: Searchable): SQL | undefined {
  const conditions = terms.map((term) => {
    const condition = term.key === null ? ofField(term, over) : ofMetadata(term, over.metadata);
    // What is not set is neither equal nor unequal to anything, so that minus means "all others".
    return term.isNegated ? not(sql`coalesce(${condition}, false)`) : condition;
  });
  return joinedBy === "and" ? and(...conditions) : or(...conditions);
}

function ofMetadata(term: SearchTerm, metadata: PgColumn): SQL {
  return ofText(term, sql`(${metadata} ->> ${term.key})`);
}

function ofField(term: SearchTerm, { fields }: Searchable): SQL {
  const field = Object.hasOwn(fields, term.field) ? fields[term.field] : undefined;
  if (!field) {
    const known = [...Object.keys(fields), "metadata"].toSorted().join(", ");
    throw refusal(`cannot ask for ${term.field}; it can for ${known}.`);
  }
  if (field.kind === "text") return ofText(term, field.of);
  if (term.value === null) {
    requireOperator(term, [":"]);
    return isNull(field.of);
  }
  if (field.kind === "number") return compared(term, field.of, numberOf(term));
  if (field.kind === "moment") return ofMoment(term, field.of);
  requireOperator(term, [":"]);
  if (field.kind === "truth") return eq(field.of, truthOf(term));
  if (field.kind === "word") return eq(field.of, term.value.toLowerCase());
  return isId(field.prefix, term.value) ? eq(field.of, term.value) : sql`false`;
}

/** Text is held against text without a look at its case. */
function ofText(term: SearchTerm, text: PgColumn | SQL): SQL {
  requireOperator(term, [":", "~"]);
  if (term.value === null) {
    requireOperator(term, [":"]);
    return isNull(text);
  }
  if (term.operator === ":") return sql`lower(${text}) = lower(${term.value})`;
  if (term.value.length < shortestPart) {
    throw refusal(`needs ${shortestPart} characters or more after ~.`);
  }
  return sql`position(lower(${term.value}) in lower(${text})) > 0`;
}

/** Whole seconds on the wire: equal means within that second. */
function ofMoment(term: SearchTerm, moment: PgColumn): SQL {
  const seconds = numberOf(term);
  return compared(term, sql`floor(extract(epoch from ${moment}))`, seconds);
}

const comparisons = {
  ":": eq,
  ">": gt,
  ">=": gte,
  "<": lt,
  "<=": lte,
} as const satisfies Partial<Record<SearchOperator, unknown>>;

function compared({ operator }: SearchTerm, field: PgColumn | SQL, value: string): SQL {
  if (operator === "~") throw refusal("can use ~ on texts alone.");
  const given = sql`${value}::bigint`;
  const condition = comparisons[operator](sql`${field}`, given);
  return and(isNotNull(sql`${field}`), condition) ?? condition;
}

function numberOf({ field, value }: SearchTerm): string {
  if (value !== null && integer.test(value)) return value;
  throw refusal(`needs a whole number for ${field}.`);
}

function truthOf({ field, value }: SearchTerm): boolean {
  if (value === "true" || value === "false") return value === "true";
  throw refusal(`needs true or false for ${field}.`);
}

function requireOperator({ field, operator }: SearchTerm, allowed: readonly SearchOperator[]) {
  if (allowed.includes(operator)) return;
  throw refusal(`cannot use ${operator} on ${field}.`);
}

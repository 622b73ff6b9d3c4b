import { and, eq, getTableColumns, isNotNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { encodeText } from "#db/table-shape";

/**
 * Stretches of an index `(account_id, columns…, id)`, in each of which the rows of a list lie in
 * the order of their ids.
 */
export interface IndexRange {
  readonly columns: readonly PgColumn[];
  /** What the columns hold, once for each stretch that is wanted. */
  readonly values: readonly (readonly unknown[])[];
  /** The column that holds the list's ids, where the index is another table's. */
  readonly ids?: PgColumn;
  /** What the index is limited to, in the words of its definition. */
  readonly where?: SQL;
}

/** One side of a stretch of ids. */
export interface IdBound {
  readonly id: string;
  /** Whether the id itself is within. */
  readonly isWithin: boolean;
}

/** Which of an account's ids are wanted, and from which side they are read. */
export interface IdSpan {
  readonly accountId: unknown;
  readonly low?: IdBound | undefined;
  readonly high?: IdBound | undefined;
  /** Oldest first. */
  readonly isAscending: boolean;
}

/** A table of an account's rows by their ids. */
export type Listable = PgTable & { readonly accountId: PgColumn; readonly id: PgColumn };

/** What is asked of some ranges together. */
export interface RangeQuery {
  readonly table: Listable;
  readonly ranges: readonly IndexRange[];
  readonly span: IdSpan;
  /** What rows must fulfil besides. */
  readonly filters: readonly SQL[];
  /** So many entries of each stretch are read at most. */
  readonly mostRead: number;
  /** So many ids are wanted. */
  readonly mostFound: number;
}

/**
 * The first ids of the span that lie in any of the ranges and pass the filters. Each stretch is
 * compared as a row with columns and id, in whose order it is asked for: only its own index gives
 * that, so no planner takes another one, whatever it believes of the values.
 */
export function idsWithin(query: RangeQuery): SQL {
  const { ranges, span, mostFound } = query;
  const found = ranges.map((range) => {
    const ids = range.ids ?? query.table.id;
    const source = walked(query, range);
    const joined = range.ids && query.filters.length > 0 ? joinedTo(query, range.ids) : sql``;
    return ofEach(
      range,
      sql`select ${ids} as id from ${source} ${joined} where ${and(sql`true`, ...query.filters)}
        order by ${ordered(range, query)} limit ${whole(mostFound)}`,
    );
  });
  return sql`select id from (${sql.join(found, sql` union all `)}) found
    group by id order by id ${direction(span)} limit ${whole(mostFound)}`;
}

/** The rows of these ids, each fetched by its key: the ids first, whatever a planner thinks. */
export function rowsOfIds(table: Listable, { accountId, ...side }: IdSpan, ids: SQL): SQL {
  return sql`select ${table}.* from (${ids}) found cross join lateral (
    select * from ${table} where ${eq(table.accountId, accountId)}
      and ${table.id} = found.id limit 1) ${table} order by ${table.id} ${direction(side)}`;
}

/** The id up to which no stretch of the ranges is longer than may be read; null at their end. */
export function edgeWithin(query: RangeQuery): SQL {
  const edges = query.ranges.map((range) =>
    ofEach(
      range,
      sql`select (array_agg(${range.ids ?? query.table.id}))[${whole(query.mostRead)}] as id
        from ${walked(query, range)}`,
    ),
  );
  return sql`select id from (${sql.join(edges, sql` union all `)}) edges
    order by id ${direction(query.span)} nulls last limit 1`;
}

/** The different values of the column that stands after the account in an index, each looked up. */
export function valuesOf(column: PgColumn, accountId: unknown): SQL {
  const account = sql`${accountOf(column)} = ${sql.param(accountId, accountOf(column))}`;
  const first = sql`select ${column} as value from ${column.table} where ${account}`;
  return sql`with recursive known as (
    (${first} and ${column} is not null order by ${column} limit 1) union all
    select (${first} and ${column} > known.value order by ${column} limit 1) from known
    where known.value is not null
  ) select value from known where value is not null`;
}

/** Runs the statement once for each stretch, with `stretch.v0`, `stretch.v1`, … as its values. */
function ofEach({ columns, values }: IndexRange, statement: SQL): SQL {
  const lists = columns.map((column, place) => {
    const list = values.map((row) => encodeText(column, row[place]));
    return sql`${sql.param(list)}::text[]::${sql.raw(column.getSQLType())}[]`;
  });
  const names = columns.map((_, place) => sql.raw(`v${place}`));
  const stretches =
    columns.length === 0
      ? sql`(select) as stretch`
      : sql`unnest(${sql.join(lists, sql`, `)}) as stretch(${sql.join(names, sql`, `)})`;
  return sql`select one.id from ${stretches} cross join lateral (${statement}) one`;
}

/** The entries of a stretch under the name of their table, and no more than may be read. */
function walked(query: RangeQuery, range: IndexRange): SQL {
  const source = sourceOf(query, range);
  const ids = range.ids ?? query.table.id;
  const fields = range.ids ? sql`distinct ${sql.join([...range.columns, ids], sql`, `)}` : sql`*`;
  return sql`(select ${fields} from ${source} where ${inStretch(query, range)}
    order by ${ordered(range, query)} limit ${whole(query.mostRead)}) ${source}`;
}

function rowOf(values: readonly SQLWrapper[], id: SQLWrapper): SQL {
  return sql`(${sql.join([...values, id], sql`, `)})`;
}

function inStretch({ table, span }: RangeQuery, range: IndexRange): SQL | undefined {
  const ids = range.ids ?? table.id;
  const values = range.columns.map((_, place) => sql.raw(`stretch.v${place}`));
  const bound = (sign: "<" | ">", limit: IdBound | undefined) =>
    sql`${rowOf(range.columns, ids)} ${sql.raw(limit?.isWithin === false ? sign : `${sign}=`)}
      ${rowOf(values, limit ? sql`${sql.param(limit.id, table.id)}::uuid` : ends[sign])}`;
  const account = accountOf(ids);
  return and(
    eq(account, span.accountId),
    ...range.columns.filter(({ notNull }) => !notNull).map((column) => isNotNull(column)),
    range.where,
    bound(">", span.low),
    bound("<", span.high),
  );
}

/** Before the first id there can be, and after the last. */
const ends = {
  ">": sql`'00000000-0000-0000-0000-000000000000'::uuid`,
  "<": sql`'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`,
} as const;

/** The list's row of each entry, fetched by its key before the filters see it. */
function joinedTo({ table, span }: RangeQuery, ids: PgColumn): SQL {
  return sql`cross join lateral (select * from ${table}
    where ${eq(table.accountId, span.accountId)} and ${table.id} = ${ids} limit 1) ${table}`;
}

function ordered(range: IndexRange, { table, span }: RangeQuery): SQL {
  const columns = [...range.columns, range.ids ?? table.id];
  return sql.join(
    columns.map((column) => sql`${column} ${direction(span)}`),
    sql`, `,
  );
}

function sourceOf({ table }: RangeQuery, { ids }: IndexRange): PgTable {
  return ids ? ids.table : table;
}

function accountOf(column: PgColumn): PgColumn {
  const account = Reflect.get(getTableColumns(column.table), "accountId");
  if (!account) throw new TypeError("every list is an account's");
  return account;
}

/** A number that the planner sees, so that it knows how little is wanted. */
function whole(count: number): SQL {
  return sql.raw(String(Math.trunc(count)));
}

function direction({ isAscending }: Pick<IdSpan, "isAscending">): SQL {
  return sql.raw(isAscending ? "asc" : "desc");
}

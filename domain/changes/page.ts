import { and, asc, desc, eq, gt, gte, lt, lte, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { byIndexes } from "#db/by-indexes";
import {
  edgeWithin,
  type IdBound,
  type IdSpan,
  type IndexRange,
  idsWithin,
  type Listable,
  type RangeQuery,
  rowsOfIds,
  valuesOf,
} from "#db/index-range";
import type { Narrowing } from "#db/stretches";
import { decodeRow } from "#db/table-shape";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { firstIdAt, type Id, type IdPrefix, parseId, uuidToId } from "#platform/ids";

/** Which part of a list is wanted: by key, never by offset. */
export interface ListInput {
  readonly limit: number;
  /** The id after which the page begins, towards the older. */
  readonly startingAfter?: string | undefined;
  /** The id before which the page ends, towards the newer. */
  readonly endingBefore?: string | undefined;
  readonly created?: CreatedRange | undefined;
}

/** When the objects were made; whole seconds on the wire. */
export interface CreatedRange {
  readonly gt?: Temporal.Instant | undefined;
  readonly gte?: Temporal.Instant | undefined;
  readonly lt?: Temporal.Instant | undefined;
  readonly lte?: Temporal.Instant | undefined;
}

/** Newest first, and whether there is more in the direction that was asked for. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  /** Where the look for rows ended that went as far as one page's may, and did not fill it. */
  readonly stoppedAt?: Id | undefined;
}

/** What a list consists of. */
export interface Listing<Prefix extends IdPrefix> extends Narrowing {
  readonly prefix: Prefix;
  readonly list: ListInput;
  /** The one row that is meant, if it is in the list. */
  readonly only?: Id<Prefix> | undefined;
}

/**
 * So many rows are looked through in one statement: few at first, for most filters fit many. What
 * is found by another table's index is fetched row by row, and is a quarter as many.
 */
const pieces = [500, ...Array<number>(25).fill(4000)] as const;

/**
 * One page of an account's rows, newest first, by nothing but indexes, at any depth. Where filters
 * are left that none answers, 100,000 rows are looked through at most and the page may be short.
 */
export async function readPage<Table extends Listable, Prefix extends IdPrefix>(
  read: Reader,
  table: Table,
  listing: Listing<Prefix>,
): Promise<Page<Table["$inferSelect"]>> {
  const { list, within } = listing;
  const filters = (listing.filters ?? []).filter((filter) => filter !== undefined);
  const span = spanOf(read, listing);
  const mostFound = list.limit + 1;
  const ranges = within?.filter(({ values }) => values.length > 0) ?? wholeAccount;
  const query = { table, ranges, span, filters, mostFound };
  const isWhole = within === undefined && filters.length === 0;
  const found = isWhole
    ? { rows: await rowsOfAccount(read, query) }
    : await byIndexes(read.db, (db) => lookedFor(db, query, listing.prefix));
  // Read from this table's columns, so they are its rows.
  const rows = found.rows.slice(0, list.limit) as Table["$inferSelect"][];
  return {
    ...found,
    rows: span.isAscending ? rows.toReversed() : rows,
    hasMore: found.rows.length > list.limit || found.stoppedAt !== undefined,
  };
}

const wholeAccount: readonly IndexRange[] = [{ columns: [], values: [[]] }];

interface Found {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly stoppedAt?: Id | undefined;
}

type Reading = Parameters<Parameters<typeof byIndexes>[1]>[0];

/** Looks through the ranges piece by piece, until enough is found or enough was looked through. */
async function lookedFor(
  db: Reading,
  query: Omit<RangeQuery, "mostRead">,
  prefix: IdPrefix,
): Promise<Found> {
  const { ranges, filters, mostFound } = query;
  if (ranges.length === 0) return { rows: [] };
  if (filters.length === 0) return { rows: await rowsOf(db, { ...query, mostRead: mostFound }) };
  const rows: Found["rows"][number][] = [];
  const effort = ranges.reduce((sum, { values, ids }) => sum + values.length * (ids ? 4 : 1), 0);
  let { span } = query;
  let stoppedAt: Id | undefined;
  for (const size of pieces) {
    const piece = { ...query, span, mostRead: Math.ceil(size / effort) };
    stoppedAt = await edgeOf(db, piece, prefix);
    const wanted = { span: upTo(span, stoppedAt), mostFound: mostFound - rows.length };
    rows.push(...(await rowsOf(db, { ...piece, ...wanted })));
    if (!stoppedAt || rows.length === mostFound) return { rows };
    span = beyond(span, stoppedAt);
  }
  return { rows, stoppedAt };
}

async function edgeOf(db: Reading, query: RangeQuery, prefix: IdPrefix): Promise<Id | undefined> {
  const [edge] = await db.execute<{ id: string | null }>(edgeWithin(query));
  return edge?.id ? uuidToId(prefix, edge.id) : undefined;
}

function upTo(span: IdSpan, id: string | undefined): IdSpan {
  if (id === undefined) return span;
  return { ...span, [span.isAscending ? "high" : "low"]: { id, isWithin: true } };
}

function beyond(span: IdSpan, id: string): IdSpan {
  return { ...span, [span.isAscending ? "low" : "high"]: { id, isWithin: false } };
}

async function rowsOf(db: Reading, query: RangeQuery): Promise<Found["rows"]> {
  const { table, span } = query;
  const rows = await db.execute(rowsOfIds(table, span, idsWithin(query)));
  return rows.map((row) => decodeRow<PgTable>(table, row));
}

/** The rows of an account: one walk along its keys. */
async function rowsOfAccount({ db }: Reader, query: Omit<RangeQuery, "mostRead">) {
  const { table, span, mostFound } = query;
  return db
    .select()
    .from<PgTable>(table)
    .where(and(eq(table.accountId, span.accountId), ...spanned(table.id, span)))
    .orderBy((span.isAscending ? asc : desc)(table.id))
    .limit(mostFound);
}

function spanned(id: PgColumn, { low, high }: IdSpan): readonly SQL[] {
  return [
    ...(low ? [(low.isWithin ? gte : gt)(id, low.id)] : []),
    ...(high ? [(high.isWithin ? lte : lt)(id, high.id)] : []),
  ];
}

function spanOf<Prefix extends IdPrefix>(
  { accountId }: Reader,
  { prefix, list: { startingAfter, endingBefore, created = {} }, only }: Listing<Prefix>,
): IdSpan {
  const from = (moment: Temporal.Instant | undefined) => moment && firstIdAt(prefix, moment);
  const { gt: after, gte: since, lt: before, lte: until } = created;
  return {
    accountId,
    low: tightest(1, [
      ...at(only, true),
      ...at(endingBefore && cursorId(prefix, endingBefore, "ending_before"), false),
      ...at(from(after?.add(second)), true),
      ...at(from(since), true),
    ]),
    high: tightest(-1, [
      ...at(only, true),
      ...at(startingAfter && cursorId(prefix, startingAfter, "starting_after"), false),
      ...at(from(before), false),
      ...at(from(until?.add(second)), false),
    ]),
    isAscending: endingBefore !== undefined,
  };
}

function at(id: string | undefined, isWithin: boolean): readonly IdBound[] {
  return id === undefined ? [] : [{ id, isWithin }];
}

const second = { seconds: 1 } as const;

/** Of several bounds on one side the one that lets least through; ids sort as their texts do. */
function tightest(side: 1 | -1, bounds: readonly IdBound[]): IdBound | undefined {
  const [first] = bounds.toSorted((one, other) => {
    if (one.id === other.id) return Number(one.isWithin) - Number(other.isWithin);
    return one.id < other.id ? side : -side;
  });
  return first;
}

function cursorId(prefix: IdPrefix, text: string, param: string) {
  const id = parseId(prefix, text);
  if (id) return id;
  throw new DomainError("resource_missing", `${param} names no object of this list.`, { param });
}

/** The ids of all rows that lie there, newest first; undefined where they are more than so many. */
export async function fewIds<Prefix extends IdPrefix>(
  { db, accountId }: Reader,
  { prefix, ...of }: Pick<RangeQuery, "table" | "ranges"> & { readonly prefix: Prefix },
  most: number,
): Promise<readonly Id<Prefix>[] | undefined> {
  const [span, mostFound] = [{ accountId, isAscending: false }, most + 1];
  const query = { ...of, span, filters: [], mostFound, mostRead: mostFound };
  const rows = await byIndexes(db, (by) => by.execute<{ id: string }>(idsWithin(query)));
  return rows.length > most ? undefined : rows.map(({ id }) => uuidToId(prefix, id));
}

/** How many there are, of so many that were looked at. */
export interface Counted {
  readonly count: number;
  /** There are older ones that were not looked at. */
  readonly hasMore: boolean;
}

const mostCounted = 1_000;

/** How many of the newest thousand rows that lie there pass the filters. */
export async function countNewest(
  { db, accountId }: Reader,
  of: Pick<RangeQuery, "table" | "ranges" | "filters">,
): Promise<Counted> {
  const span = { accountId, isAscending: false };
  const query = { ...of, span, mostRead: mostCounted, mostFound: mostCounted };
  const [found, [edge]] = await byIndexes(db, (by) =>
    Promise.all([
      by.execute(idsWithin(query)),
      by.execute<{ id: string | null }>(edgeWithin(query)),
    ]),
  );
  return { count: found.length, hasMore: Boolean(edge?.id) };
}

/** The different values that the account's rows have in a column that begins an index. */
export async function valuesIn<Value extends string>(
  { db, accountId }: Reader,
  column: PgColumn & { readonly _: { readonly data: Value } },
): Promise<readonly Value[]> {
  const known = valuesOf(column, accountId);
  const rows = await byIndexes(db, (by) => by.execute<{ value: Value }>(known));
  return rows.map(({ value }) => value);
}

import { and, asc, desc, eq, gt, gte, lt, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { firstIdAt, type IdPrefix, parseId } from "#platform/ids";

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
}

type Listable = PgTable & { readonly accountId: PgColumn; readonly id: PgColumn };

interface Listing<Prefix extends IdPrefix> {
  readonly prefix: Prefix;
  readonly list: ListInput;
  readonly filters?: readonly (SQL | undefined)[];
}

/** One page of an account's rows, newest first, found by the index on account and id. */
export async function readPage<Table extends Listable, Prefix extends IdPrefix>(
  read: Reader,
  table: Table,
  { prefix, list, filters = [] }: Listing<Prefix>,
): Promise<Page<Table["$inferSelect"]>> {
  const source: PgTable = table;
  const backwards = list.endingBefore !== undefined;
  const found = await read.db
    .select()
    .from(source)
    .where(
      and(
        eq(table.accountId, read.accountId),
        ...cursor(table.id, prefix, list),
        ...createdBetween(table.id, prefix, list.created),
        ...filters,
      ),
    )
    .orderBy(backwards ? asc(table.id) : desc(table.id))
    .limit(list.limit + 1);
  const rows = found.slice(0, list.limit) as Table["$inferSelect"][];
  return { rows: backwards ? rows.toReversed() : rows, hasMore: found.length > list.limit };
}

function cursor(column: PgColumn, prefix: IdPrefix, list: ListInput): readonly SQL[] {
  const { startingAfter, endingBefore } = list;
  return [
    ...(startingAfter === undefined
      ? []
      : [lt(column, cursorId(prefix, startingAfter, "starting_after"))]),
    ...(endingBefore === undefined
      ? []
      : [gt(column, cursorId(prefix, endingBefore, "ending_before"))]),
  ];
}

function cursorId(prefix: IdPrefix, text: string, param: string) {
  const id = parseId(prefix, text);
  if (id) return id;
  throw new DomainError("resource_missing", `${param} names no object of this list.`, { param });
}

const second = { seconds: 1 } as const;

function createdBetween(
  column: PgColumn,
  prefix: IdPrefix,
  { gt: after, gte: from, lt: before, lte: until }: CreatedRange = {},
): readonly SQL[] {
  return [
    ...(after ? [gte(column, firstIdAt(prefix, after.add(second)))] : []),
    ...(from ? [gte(column, firstIdAt(prefix, from))] : []),
    ...(before ? [lt(column, firstIdAt(prefix, before))] : []),
    ...(until ? [lt(column, firstIdAt(prefix, until.add(second)))] : []),
  ];
}

/** Narrows a list to the rows that name this id; text that is no such id finds nothing. */
export function idFilter(
  column: PgColumn,
  prefix: IdPrefix,
  text: string | undefined,
): SQL | undefined {
  if (text === undefined) return undefined;
  const id = parseId(prefix, text);
  return id ? eq(column, id) : sql`false`;
}

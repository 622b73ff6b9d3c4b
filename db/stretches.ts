import { and, eq, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { IndexRange } from "#db/index-range";
import { type IdPrefix, parseId } from "#platform/ids";

/** How a list is found: along one index, or some together, and by a look at each row besides. */
export interface Narrowing {
  /** The stretches that its rows lie in; all of the account without them. */
  readonly within?: readonly IndexRange[] | undefined;
  /** What its rows fulfil besides: they are looked for, in so many rows and no more. */
  readonly filters?: readonly (SQL | undefined)[] | undefined;
}

/** The stretches of an index for every combination of what its columns may hold. */
export function stretches(
  ...held: readonly (readonly [PgColumn, readonly unknown[]])[]
): IndexRange {
  return {
    columns: held.map(([column]) => column),
    values: held.reduce<unknown[][]>(
      (rows, [, values]) => rows.flatMap((row) => values.map((value) => [...row, value])),
      [[]],
    ),
  };
}

/** The rows that name this id; text that is no such id finds nothing. */
export function naming(
  column: PgColumn,
  prefix: IdPrefix,
  text: string | undefined,
): IndexRange | undefined {
  if (text === undefined) return undefined;
  const id = parseId(prefix, text);
  return stretches([column, id ? [id] : []]);
}

/**
 * What fulfils all of these conditions, read along the index of the first that is asked for: put
 * first what fits the fewest rows. Ranges of another table's index can only be the first.
 */
export function narrowed(
  ...conditions: readonly (IndexRange | readonly IndexRange[] | undefined)[]
): Narrowing {
  const asked = conditions.flatMap((ranges) => (ranges === undefined ? [] : [[ranges].flat()]));
  const [first, ...others] = asked;
  const isImpossible = asked.some((ranges) => ranges.every(({ values }) => values.length === 0));
  return { within: isImpossible ? [] : first, filters: others.map(fulfilled) };
}

function fulfilled(ranges: readonly IndexRange[]): SQL {
  const rows = ranges.flatMap(({ columns, values }) =>
    values.map((row) => and(...columns.map((column, place) => eq(column, row[place])))),
  );
  return or(...rows) ?? sql`false`;
}

import type { Hears } from "#db/line";

/** What a memory of rows rests on. */
export interface MemorySources {
  /** Whether it is told of every change; what it remembers counts for nothing while it is not. */
  readonly hears: Hears;
  /** A clock that only goes forward. */
  readonly nowMs: () => number;
}

/** What was looked up lately, by name. */
export interface ToldMemory<Row> {
  /** What is known by that name, or what the look-up finds now. */
  readonly find: (name: string, lookUp: () => Promise<Row | undefined>) => Promise<Row | undefined>;
  /** What this is true of is looked up again before it is believed. */
  readonly forget: (isMeant: (row: Row) => boolean) => void;
  /** How many rows it holds. */
  readonly size: () => number;
}

interface Kept<Row> {
  readonly row: Row;
  readonly untilMs: number;
}

const mostKept = 10_000;
/** For a change that nobody was told of, as after a restore; all others end it in milliseconds. */
const keptForMs = 30_000;

/**
 * Remembers rows that the database tells of when they change. What a change has ended is never put
 * back by a look-up that was under way; only what exists is kept, so guesses fill nothing.
 */
export function createToldMemory<Row>({ hears, nowMs }: MemorySources): ToldMemory<Row> {
  const kept = new Map<string, Kept<Row>>();
  let generation = 0;

  /** All are kept for the same time, so the first is the next to go. */
  function keep(name: string, row: Row): void {
    const now = nowMs();
    kept.delete(name);
    kept.set(name, { row, untilMs: now + keptForMs });
    for (const [oldest, { untilMs }] of kept) {
      if (kept.size <= mostKept && untilMs > now) return;
      kept.delete(oldest);
    }
  }

  return {
    find: async (name, lookUp) => {
      const known = kept.get(name);
      if (known && nowMs() < known.untilMs && hears()) return known.row;
      const begun = { generation, isTold: hears() };
      const row = await lookUp();
      if (row !== undefined && begun.isTold && begun.generation === generation) keep(name, row);
      return row;
    },
    forget: (isMeant) => {
      generation += 1;
      for (const [name, { row }] of kept) if (isMeant(row)) kept.delete(name);
    },
    size: () => kept.size,
  };
}

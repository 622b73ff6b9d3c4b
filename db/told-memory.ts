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

interface LookUp<Row> {
  readonly askedAtMs: number;
  readonly answer: Promise<Row | undefined>;
}

const mostKept = 10_000;
/** For a change that nobody was told of, as after a restore; all others end it in milliseconds. */
const keptForMs = 30_000;
/** Who comes later asks anew: an answer on its way must not speak for what came after it. */
const sharedForMs = 100;

/**
 * Remembers rows that the database tells of when they change. What a change has ended is never put
 * back by a look-up that was under way; only what exists is kept, so guesses fill nothing.
 */
export function createToldMemory<Row>({ hears, nowMs }: MemorySources): ToldMemory<Row> {
  const kept = new Map<string, Kept<Row>>();
  const underWay = new Map<string, LookUp<Row>>();
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

  async function lookedUp(name: string, lookUp: () => Promise<Row | undefined>) {
    const begun = { generation, isTold: hears() };
    const row = await lookUp();
    if (row !== undefined && begun.isTold && begun.generation === generation) keep(name, row);
    return row;
  }

  function shared(name: string, lookUp: () => Promise<Row | undefined>, now: number) {
    const other = underWay.get(name);
    if (other && now - other.askedAtMs < sharedForMs) return other.answer;
    const answer = lookedUp(name, lookUp).finally(() => {
      if (underWay.get(name)?.answer === answer) underWay.delete(name);
    });
    underWay.set(name, { askedAtMs: now, answer });
    return answer;
  }

  return {
    find: async (name, lookUp) => {
      const now = nowMs();
      const known = kept.get(name);
      return known && now < known.untilMs && hears() ? known.row : shared(name, lookUp, now);
    },
    forget: (isMeant) => {
      generation += 1;
      underWay.clear();
      for (const [name, { row }] of kept) if (isMeant(row)) kept.delete(name);
    },
    size: () => kept.size,
  };
}

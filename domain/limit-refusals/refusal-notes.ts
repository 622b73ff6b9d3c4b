import type { LimitRefusal } from "#domain/limit-refusals/limit-refusal";
import type { Clock } from "#platform/clock";

/** A request that was turned away: by which rule, who asked for what, from where. */
export type Refused = Pick<LimitRefusal, "accountId" | "address" | "caller" | "route" | "rule">;

/** What was refused and is not written yet. */
export interface RefusalNotes {
  readonly note: (refused: Refused) => void;
  /** Writes what was noted; what cannot be written is kept for the next time. */
  readonly write: (insert: (refusals: readonly LimitRefusal[]) => Promise<void>) => Promise<void>;
  readonly size: () => number;
}

/** Beyond so many, only rule and hour are kept of what is refused until it is written. */
const mostNotes = 5_000;
const hourMs = 3_600_000;

/** Counts refusals by the hour until they are written. */
export function newRefusalNotes(clock: Clock): RefusalNotes {
  let notes = new Map<string, LimitRefusal>();

  function add(refusal: LimitRefusal): void {
    const { accountId, rule, caller, route, address } = refusal;
    const hourAt = refusal.hour.epochMilliseconds;
    const name = `${accountId} ${hourAt} ${rule} ${caller} ${route} ${address}`;
    const known = notes.get(name);
    const refused = refusal.refused + (known?.refused ?? 0);
    notes.set(name, { ...refusal, refused });
  }

  return {
    note: (what) => {
      const lastAt = clock();
      const hourAtMs = lastAt.epochMilliseconds - (lastAt.epochMilliseconds % hourMs);
      const hour = Temporal.Instant.fromEpochMilliseconds(hourAtMs);
      const named = notes.size < mostNotes ? what : { ...what, caller: "", route: "", address: "" };
      add({ ...named, hour, lastAt, refused: 1 });
    },
    write: async (insert) => {
      if (notes.size === 0) return;
      const written = notes;
      notes = new Map();
      try {
        await insert([...written.values()]);
      } catch (error) {
        for (const refusal of written.values()) add(refusal);
        throw error;
      }
    },
    size: () => notes.size,
  };
}

/** Numbers that look thrown but are the same at every run, so the demo's data can be made again. */
export interface Dice {
  /** A whole number from 0 up to but not including the bound. */
  below(bound: number): number;
  /** One of these, the heavier the likelier. */
  pick<Item extends { readonly weight?: number }>(items: readonly Item[]): Item;
}

/** Dice that begin at this number (the generator is mulberry32). */
export function dice(start: number): Dice {
  let state = start;
  const below = (bound: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
  return { below, pick: (items) => pick(items, below) };
}

function pick<Item extends { readonly weight?: number }>(
  items: readonly Item[],
  below: Dice["below"],
): Item {
  const weights = items.map(({ weight = 1 }) => weight);
  let left = below(weights.reduce((total, weight) => total + weight, 0));
  const place = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  const picked = items[place];
  if (!picked) throw new Error("there is nothing to pick from");
  return picked;
}

const perOctave = 64;
const largest = 2 ** 31 - 1;

/** Counts durations without keeping them; what it tells is true to 1 part in 64. */
export class Histogram {
  readonly #counts = new Float64Array(bucketOf(largest) + 1);
  #total = 0;

  get total(): number {
    return this.#total;
  }

  /** Whole microseconds; fractions are dropped. */
  record(microseconds: number): void {
    const bucket = bucketOf(Math.min(largest, Math.max(0, Math.trunc(microseconds))));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#total += 1;
  }

  /** The duration in microseconds that this part (0 to 1) of all does not exceed; NaN if none. */
  at(part: number): number {
    const wanted = Math.max(1, Math.ceil(part * this.#total));
    let seen = 0;
    for (const [bucket, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= wanted) return middleOf(bucket);
    }
    return Number.NaN;
  }
}

/** Durations below 64 have buckets of their own; each octave above is cut into 64. */
function bucketOf(value: number): number {
  if (value < perOctave) return value;
  const shift = Math.clz32(perOctave) - Math.clz32(value) + 1;
  return (perOctave / 2) * shift + (value >> shift);
}

function middleOf(bucket: number): number {
  if (bucket < perOctave) return bucket;
  const shift = Math.floor(bucket / (perOctave / 2)) - 1;
  const first = (bucket - (perOctave / 2) * shift) * 2 ** shift;
  return first + 2 ** (shift - 1);
}

import type { BenchOptions } from "#e2e/bench/bench-options";
import { checkBooks } from "#e2e/bench/payments/books";
import type { Result, Spread, Way } from "#e2e/bench/payments/cell";
import type { Merchant } from "#e2e/bench/payments/merchants";
import { resultLine } from "#e2e/bench/payments/result-line";

const spreads: readonly Spread[] = ["uniform", "hot"];
/** A server's code is compiled as it is used: before this long, it is slower than it will be. */
const firstWarmUpMs = 30_000;
const warmingCallers = 64;

/** What is compared, among whom, and where progress is told. */
export interface Comparison {
  readonly ways: readonly Way[];
  readonly merchants: readonly Merchant[];
  readonly options: BenchOptions;
  readonly tell: (line: string) => void;
}

/** Measures each way in turn, round after round; after each round the books must be true. */
export async function compare({ ways, merchants, options, tell }: Comparison): Promise<Result[]> {
  const results: Result[] = [];
  let acknowledged = 0;
  const warmUpMs = options.rounds > 1 ? firstWarmUpMs : firstWarmUpMs / 5;
  for (const way of ways) {
    const cell = { spread: "uniform", callers: warmingCallers, warmUpMs, measureMs: 100 } as const;
    acknowledged += (await way.measure(cell)).acknowledged;
  }
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const cell of cellsOf(options)) {
      for (const way of turned(ways, round)) {
        const sample = await way.measure(cell);
        const result = { ...sample, ...cell, way: way.name, round };
        acknowledged += sample.acknowledged;
        results.push(result);
        tell(resultLine(result));
      }
    }
    if (acknowledged > 0) tell(await checkBooks(merchants, acknowledged));
  }
  return results;
}

function cellsOf({ callers, warmUpMs, measureMs }: BenchOptions) {
  return callers.flatMap((count) =>
    spreads.map((spread) => ({ spread, callers: count, warmUpMs, measureMs })),
  );
}

/** Each round begins with another way, so that none always follows the same one. */
function turned(ways: readonly Way[], round: number): readonly Way[] {
  const first = round % ways.length;
  return [...ways.slice(first), ...ways.slice(0, first)];
}

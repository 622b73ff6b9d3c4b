import type { LoadResult } from "#e2e/bench/load/load-job";

/** Among whom payments go: a different merchant each time, or always the same one. */
export type Spread = "uniform" | "hot";

/** One measurement to be made. */
export interface Cell {
  readonly spread: Spread;
  readonly callers: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** What is compared: our payment, the usual way, the database's own benchmark, and the ceiling. */
export const wayNames = ["payments", "baseline", "pgbench", "ceiling"] as const;

export type WayName = (typeof wayNames)[number];

/** What one measurement has shown. */
export interface Sample {
  readonly perSecond: number;
  /** NaN where it is not known. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Microseconds of processor time for each payment or transaction. */
  readonly cpu: Readonly<Record<string, number>>;
  /** Payments that were acknowledged in all, warm-up included. */
  readonly acknowledged: number;
  /** How many answers were no succeeded payment, and the first of them. */
  readonly wrong: number;
  readonly firstWrong: string | undefined;
}

/** What a load says, as a measurement. */
export function sampleOf({ answers, seconds, latency, ...result }: LoadResult): Sample {
  const { cpu, acknowledged, wrong, firstWrong } = result;
  return {
    perSecond: answers / seconds,
    p50Ms: latency.p50,
    p99Ms: latency.p99,
    cpu,
    acknowledged,
    wrong,
    firstWrong,
  };
}

/** A way to take payments, ready to be measured. */
export interface Way {
  readonly name: WayName;
  readonly measure: (cell: Cell) => Promise<Sample>;
}

/** One measurement with its place among the others. */
export interface Result extends Sample {
  readonly way: WayName;
  readonly spread: Spread;
  readonly callers: number;
  readonly round: number;
}

import type { BenchOptions } from "#e2e/bench/bench-options";
import { type JobProgram, startJobs } from "#e2e/bench/load/job-program";
import type { HttpJob, LoadResult } from "#e2e/bench/load/load-job";
import type { Way, WayName } from "#e2e/bench/payments/cell";
import { httpWay } from "#e2e/bench/payments/http-way";
import type { Merchant } from "#e2e/bench/payments/merchants";
import { posting, postingWay } from "#e2e/bench/payments/posting-way";
import { startBaseline, startServer } from "#e2e/bench/payments/server";
import { findPgbench, pgbenchWay } from "#e2e/bench/pgbench/pgbench-way";

/** What the ways share. */
export interface Ground {
  readonly options: BenchOptions;
  readonly load: JobProgram<HttpJob, LoadResult>;
  readonly merchants: readonly Merchant[];
  readonly tell: (line: string) => void;
}

/** Opens the ways that were asked for: builds, starts and fills whatever they need. */
export async function openWays(ground: Ground, opened: AsyncDisposableStack): Promise<Way[]> {
  const ways: Way[] = [];
  for (const name of ground.options.ways) {
    const way = await openers[name](ground, opened);
    if (way) ways.push(way);
  }
  return ways;
}

type Opener = (ground: Ground, opened: AsyncDisposableStack) => Promise<Way | undefined>;

const postgresPid = Number(process.env.BENCH_POSTGRES_PID);

const openers: Readonly<Record<WayName, Opener>> = {
  payments: async ({ options, load, merchants }, opened) => {
    const server = await startServer(options.server, opened);
    return httpWay({ name: "payments", server, load, merchants, postgresPid });
  },
  baseline: async ({ load, merchants }, opened) => {
    const server = await startBaseline(opened);
    return httpWay({ name: "baseline", server, load, merchants, postgresPid });
  },
  pgbench: async ({ options, tell }) => {
    const program = findPgbench();
    if (program) return pgbenchWay(program, { branches: options.branches, postgresPid });
    tell("pgbench is not here (set PGBENCH to its path): its rows are left out.");
    return undefined;
  },
  ceiling: async ({ merchants }, opened) => {
    const program = startJobs(posting, opened);
    return postingWay(program, { merchants, postgresPid });
  },
};

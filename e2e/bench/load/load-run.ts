import { setTimeout as wait } from "node:timers/promises";
import { Histogram } from "#e2e/bench/load/histogram";
import type { LoadResult, LoadWindow } from "#e2e/bench/load/load-job";
import { processorTime } from "#e2e/bench/load/processor-time";

/** What callers tell of their calls while a measurement runs. */
export class LoadRun {
  latencies = new Histogram();
  acknowledged = 0;
  wrong = 0;
  firstWrong: string | undefined;
  /** No caller begins anything from then on. */
  isOver = false;

  /** A call ended, well or with a fault. */
  ended(microseconds: number, fault?: string): void {
    if (!this.isOver) this.latencies.record(microseconds);
    if (fault === undefined) {
      this.acknowledged += 1;
    } else {
      this.wrong += 1;
      this.firstWrong ??= fault;
    }
  }
}

/** Lets so many callers call until the window is over; what happened in it is the result. */
export async function measured(
  window: LoadWindow,
  caller: (run: LoadRun) => Promise<void>,
): Promise<LoadResult> {
  const run = new LoadRun();
  const calls = Promise.all(Array.from({ length: window.callers }, () => caller(run)));
  await Promise.race([wait(window.warmUpMs), calls]);
  const before = times(window);
  const startedAt = performance.now();
  run.latencies = new Histogram();
  await Promise.race([wait(window.measureMs), calls]);
  run.isOver = true;
  const { latencies } = run;
  const seconds = (performance.now() - startedAt) / 1_000;
  const after = times(window);
  await calls;
  const { acknowledged, wrong, firstWrong } = run;
  const answers = latencies.total;
  return {
    answers,
    seconds,
    acknowledged,
    wrong,
    firstWrong,
    latency: { p50: inMs(latencies, 0.5), p99: inMs(latencies, 0.99), most: inMs(latencies, 1) },
    cpu: Object.fromEntries(
      Object.entries(after).map(([name, end]) => [name, (end - (before[name] ?? 0)) / answers]),
    ),
  };
}

function inMs(latencies: Histogram, part: number): number {
  return latencies.at(part) / 1_000;
}

function times({ watched }: LoadWindow): Record<string, number> {
  const { user, system } = process.cpuUsage();
  const others = Object.entries(watched).map(([name, pid]) => [name, processorTime(pid)] as const);
  return { ...Object.fromEntries(others), load: user + system };
}

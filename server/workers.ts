import cluster, { type Worker } from "node:cluster";
import { setTimeout as wait } from "node:timers/promises";
import { log } from "#platform/log";
import { settings } from "#platform/settings";
import { tellWorkersMetrics } from "#server/cluster-metrics";
import type { Serving } from "#server/serve";

/** One that has lived so long was well; one that dies sooner is replaced ever more slowly. */
const wellMs = 60_000;
const shortestPauseMs = 250;
const longestPauseMs = 30_000;

/**
 * Starts so many copies of this program, which serve one address in turn, and a new one for each
 * that dies. Throws if the first does not come to serve: what is wrong with it is wrong with all.
 */
export async function startWorkers(count: number): Promise<Serving> {
  const ending = new AbortController();
  const serving = new WeakSet<Worker>();
  cluster.on("listening", (worker) => serving.add(worker));
  tellWorkersMetrics();
  const first = await servingWorker();
  const others = Array.from({ length: count - 1 }, () => cluster.fork());
  const places = [first, ...others].map((worker) => keepServing(worker, ending.signal));
  return {
    stop: async () => {
      ending.abort();
      const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
      tellToEnd(workers, serving);
      const insisting = setTimeout(() => killAll(workers), patienceMs());
      await wait(settings().drainSeconds * 1_000);
      handOutNoMore(workers);
      await Promise.all(places);
      clearTimeout(insisting);
    },
  };
}

/** One that does not serve yet owes nobody an answer, and would first come to serve. */
function tellToEnd(workers: readonly Worker[], serving: WeakSet<Worker>): void {
  for (const worker of workers) worker.process.kill(serving.has(worker) ? "SIGTERM" : "SIGKILL");
}

/** From here on nobody is handed a connection, and each takes those from before, then closes. */
function handOutNoMore(workers: readonly Worker[]): void {
  for (const worker of workers) {
    if (worker.isConnected()) worker.disconnect();
  }
}

/** Longer than a worker that is well can take to end. */
function patienceMs(): number {
  return settings().drainSeconds * 1_000 + 30_000;
}

function killAll(workers: readonly Worker[]): void {
  for (const worker of workers) worker.process.kill("SIGKILL");
}

async function servingWorker(): Promise<Worker> {
  const worker = cluster.fork();
  await new Promise<void>((resolve, reject) => {
    worker.once("listening", () => resolve());
    worker.once("exit", () => reject(new Error("The server did not come to serve: see above.")));
  });
  return worker;
}

/** Done when the worker in this place has ended because it was told to. */
async function keepServing(first: Worker, ending: AbortSignal): Promise<void> {
  let pauseMs = shortestPauseMs;
  for (let worker = first; ; worker = cluster.fork()) {
    const { livedMs, code } = await endOf(worker);
    if (ending.aborted) return;
    pauseMs = livedMs > wellMs ? shortestPauseMs : Math.min(pauseMs * 2, longestPauseMs);
    log().error(
      { pid: worker.process.pid, code, pauseMs },
      "A worker has died; a new one follows.",
    );
    await wait(pauseMs, undefined, { signal: ending }).catch(() => undefined);
    if (ending.aborted) return;
  }
}

function endOf(worker: Worker) {
  const startedAt = performance.now();
  return new Promise<{ readonly livedMs: number; readonly code: number | string }>((resolve) => {
    worker.once("exit", (code, signal) => {
      resolve({ livedMs: performance.now() - startedAt, code: signal ?? code });
    });
  });
}

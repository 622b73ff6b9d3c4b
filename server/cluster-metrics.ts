import cluster from "node:cluster";
import { AggregatorRegistry } from "prom-client";
import * as z from "zod";
import { processMetrics } from "#app/metrics/process-metrics";
import { gatherMetricsBy } from "#platform/metrics";

/** A worker's wish for the metrics of all, and what the process that keeps the workers says. */
const wish = z.object({ tollgate: z.literal("metrics-wanted"), number: z.int() });
const told = z.object({
  tollgate: z.literal("metrics-told"),
  number: z.int(),
  /** Nothing where one of the workers does not answer: a part would look like the whole. */
  text: z.string().nullable(),
});

/** Has each worker told, when it wishes, what all of them have counted together. */
export function tellWorkersMetrics(): void {
  const all = new AggregatorRegistry();
  cluster.on("message", (worker, message) => {
    const wished = wish.safeParse(message);
    if (!wished.success) return;
    const { number } = wished.data;
    const tell = (text: string | null) => {
      const answer: z.input<typeof told> = { tollgate: "metrics-told", number, text };
      worker.send(answer);
    };
    all.clusterMetrics().then(tell, () => tell(null));
  });
}

/** Lets a worker tell its metrics, and ask for those of all. */
export function shareMetrics(): void {
  const waiting = new Map<number, PromiseWithResolvers<string>>();
  let number = 0;
  AggregatorRegistry.setRegistries([processMetrics()]);
  // oxlint-disable-next-line eslint/no-new -- by being made it answers who asks this process.
  new AggregatorRegistry();
  process.on("message", (message) => {
    const answer = told.safeParse(message);
    if (!answer.success) return;
    const asked = waiting.get(answer.data.number);
    waiting.delete(answer.data.number);
    if (answer.data.text === null) asked?.reject(new Error("A worker did not tell its metrics."));
    else asked?.resolve(answer.data.text);
  });
  gatherMetricsBy(() => {
    const asked = Promise.withResolvers<string>();
    number += 1;
    waiting.set(number, asked);
    const wanted: z.input<typeof wish> = { tollgate: "metrics-wanted", number };
    process.send?.(wanted);
    return asked.promise;
  });
}

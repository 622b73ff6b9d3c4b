import cluster, { type Worker } from "node:cluster";
import { AggregatorRegistry } from "prom-client";
import * as z from "zod";
import { ownMetrics } from "#app/metrics/own-metrics";
import { gatherMetricsBy } from "#platform/metrics";
import { answerQuestion, asker } from "#server/questions";

const ofOne = "What have you counted?";
const ofAll = "What have all of you counted?";
const counted = z.array(z.looseObject({}));

/** Lets a worker tell what it has counted, and ask what all of them have. */
export function shareMetrics(): void {
  answerQuestion(process, ofOne, async () => JSON.stringify(await ownMetrics().getMetricsAsJSON()));
  gatherMetricsBy(asker(process, ofAll));
}

/** Tells each worker that asks what all that serve have counted together, or nothing at all. */
export function tellWorkersMetrics(): void {
  const serving = new Map<Worker, () => Promise<string>>();
  cluster.on("listening", (worker) => {
    serving.set(worker, asker(worker, ofOne));
    worker.once("exit", () => serving.delete(worker));
    answerQuestion(worker, ofAll, async () => {
      const told = await Promise.all([...serving.values()].map((ask) => ask()));
      const sums = AggregatorRegistry.aggregate(
        told.map((text) => counted.parse(JSON.parse(text))),
      );
      return sums.metrics();
    });
  });
}

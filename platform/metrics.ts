import { collectDefaultMetrics, Registry } from "prom-client";

// Next loads modules more than once in one process; the registry must exist once.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as {
  tollgateMetrics?: Registry | undefined;
  tollgateGather?: (() => Promise<string>) | undefined;
};

/** The metrics of this process, among them what Node says of itself. */
export function metricsRegistry(): Registry {
  if (holder.tollgateMetrics) return holder.tollgateMetrics;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  holder.tollgateMetrics = registry;
  return registry;
}

/** Says who can tell the metrics of all processes that serve one address together. */
export function gatherMetricsBy(gather: () => Promise<string>): void {
  holder.tollgateGather = gather;
}

/** Those metrics in the text format of Prometheus; of this process, where it serves alone. */
export function gatheredMetrics(): Promise<string> {
  return holder.tollgateGather ? holder.tollgateGather() : metricsRegistry().metrics();
}

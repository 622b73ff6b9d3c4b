import { collectDefaultMetrics, Registry } from "prom-client";

// Next loads modules more than once in one process; the registry must exist once.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateMetrics?: Registry | undefined };

/** The metrics of this process, among them what Node says of itself. */
export function metricsRegistry(): Registry {
  if (holder.tollgateMetrics) return holder.tollgateMetrics;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  holder.tollgateMetrics = registry;
  return registry;
}

import type { Registry } from "prom-client";
import { tellLimits } from "#app/metrics/limit-metrics";
import { tellRequestLog } from "#app/metrics/request-log-metrics";
import { metricsRegistry } from "#platform/metrics";

// Next loads modules more than once in one process; a metric of one name can exist once.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateOwnMetrics?: Registry | undefined };

/** What this process has counted by itself, and no other can tell. */
export function ownMetrics(): Registry {
  if (holder.tollgateOwnMetrics) return holder.tollgateOwnMetrics;
  const registry = metricsRegistry();
  tellLimits(registry);
  tellRequestLog(registry);
  holder.tollgateOwnMetrics = registry;
  return registry;
}

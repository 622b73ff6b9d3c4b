import { Counter, Gauge, type Registry } from "prom-client";
import { limitCounts } from "#domain/rate-limits/admit-request";

/** Has a registry tell what rate limits have refused in this process. */
export function tellLimits(registry: Registry): void {
  const refusals = new Counter({
    name: "tollgate_rate_limit_refusals_total",
    help: "Requests to the API that were refused by a rate limit, by the rule that refused them.",
    labelNames: ["rule"],
    registers: [],
    collect() {
      this.reset();
      for (const [rule, count] of Object.entries(limitCounts().refused)) this.inc({ rule }, count);
    },
  });
  const buckets = new Gauge({
    name: "tollgate_rate_limit_buckets",
    help: "Buckets of rate limits that processes hold: those that are not full.",
    registers: [],
    collect() {
      this.set(limitCounts().buckets);
    },
  });
  registry.registerMetric(refusals);
  registry.registerMetric(buckets);
}

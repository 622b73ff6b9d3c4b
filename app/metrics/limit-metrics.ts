import { Counter, Gauge, type Registry } from "prom-client";
import { floodCounts } from "#domain/floods/guard-address";
import { limitCounts } from "#domain/rate-limits/admit-request";

/** Has a registry tell what rate limits and blocks have refused in this process. */
export function tellLimits(registry: Registry): void {
  for (const metric of [refusals(), blocks(), buckets(), alone(), blocked()]) {
    registry.registerMetric(metric);
  }
}

function refusals() {
  return new Counter({
    name: "tollgate_rate_limit_refusals_total",
    help: "Requests to the API that were refused by a rate limit, by the rule that refused them.",
    labelNames: ["rule"],
    registers: [],
    collect() {
      this.reset();
      for (const [rule, count] of Object.entries(limitCounts().refused)) this.inc({ rule }, count);
    },
  });
}

function buckets() {
  return new Gauge({
    name: "tollgate_rate_limit_buckets",
    help: "Buckets of rate limits that processes hold: those that are not full.",
    registers: [],
    collect() {
      this.set(limitCounts().buckets);
    },
  });
}

function alone() {
  return new Gauge({
    name: "tollgate_rate_limit_alone",
    help: "Processes that could not tell the others what they let through, and go on alone.",
    registers: [],
    collect() {
      this.set(limitCounts().isAlone ? 1 : 0);
    },
  });
}

function blocks() {
  return new Counter({
    name: "tollgate_flood_blocks_total",
    help: "Addresses that were blocked for too many requests without a valid credential.",
    registers: [],
    collect() {
      this.reset();
      this.inc(floodCounts().begun);
    },
  });
}

function blocked() {
  return new Counter({
    name: "tollgate_flood_refusals_total",
    help: "Requests to the API that were refused because their address is blocked.",
    registers: [],
    collect() {
      this.reset();
      this.inc(floodCounts().refused);
    },
  });
}

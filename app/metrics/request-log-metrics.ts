import { Counter, type Registry } from "prom-client";
import { requestLogCounts } from "#domain/request-log/log-request";

/** Has a registry tell how much of what this process was asked is in the request log. */
export function tellRequestLog(registry: Registry): void {
  const requests = new Counter({
    name: "tollgate_request_log_requests_total",
    help: "Requests to the API that are in the request log, and that could not be kept.",
    labelNames: ["outcome"],
    registers: [],
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(requestLogCounts())) {
        this.inc({ outcome }, count);
      }
    },
  });
  registry.registerMetric(requests);
}

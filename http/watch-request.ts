import { Counter, Histogram } from "prom-client";
import type { Context } from "#domain/access/context";
import { logRequest } from "#domain/request-log/log-request";
import type { Answer } from "#http/answer";
import type { AnyContract } from "#http/contract";
import { systemClock } from "#platform/clock";
import { metricsRegistry } from "#platform/metrics";

/** A request on its way: who makes it is told once, and how it ended. */
export interface RequestWatch {
  readonly madeBy: (ctx: Context) => void;
  readonly ended: (answer: Answer) => void;
}

/** Times a request from here on; ended, it is counted, and logged if it has an account. */
export function watchRequest(
  request: Request,
  { method, path: route }: Pick<AnyContract, "method" | "path">,
): RequestWatch {
  const startedAt = systemClock();
  const start = performance.now();
  let maker: Context | undefined;
  return {
    madeBy: (ctx) => {
      maker = ctx;
    },
    ended: ({ status, body }) => {
      const durationMs = performance.now() - start;
      const { durations, strangers } = requestMetrics();
      const statusClass = `${Math.trunc(status / 100)}xx`;
      durations.observe({ method, route, status: statusClass }, durationMs / 1000);
      if (!maker) {
        strangers.inc();
        return;
      }
      const idempotencyKey = request.headers.get("idempotency-key");
      const apiVersion = request.headers.get("stripe-version");
      const asked = { method, route, url: request.url, idempotencyKey, apiVersion };
      logRequest({ ...asked, ctx: maker, status, body, startedAt, durationMs });
    },
  };
}

interface RequestMetrics {
  readonly durations: Histogram<"method" | "route" | "status">;
  readonly strangers: Counter;
}

// Next loads modules more than once in one process; a metric of one name can exist once.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateRequestMetrics?: RequestMetrics | undefined };

/** From a thousandth of a second, as long as a lone payment takes, to what a slow channel takes. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

function requestMetrics(): RequestMetrics {
  holder.tollgateRequestMetrics ??= {
    durations: new Histogram({
      name: "tollgate_api_request_duration_seconds",
      help: "How long requests to the API took, by method, route and class of status.",
      labelNames: ["method", "route", "status"],
      buckets,
      registers: [metricsRegistry()],
    }),
    strangers: new Counter({
      name: "tollgate_api_stranger_requests_total",
      help: "Requests to the API without a key that opens an account; they are in no request log.",
      registers: [metricsRegistry()],
    }),
  };
  return holder.tollgateRequestMetrics;
}

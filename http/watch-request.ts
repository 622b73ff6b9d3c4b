import { Counter, Histogram } from "prom-client";
import type { Context } from "#domain/access/context";
import { apiKeyScopes } from "#domain/access/scopes";
import { logRequest } from "#domain/request-log/log-request";
import type { RequestNotes } from "#domain/request-log/request-notes";
import type { Answer } from "#http/answer";
import type { AnyContract, WireObject } from "#http/contract";
import { systemClock } from "#platform/clock";
import { metricsRegistry } from "#platform/metrics";

/** A request on its way: who makes it is told once, and how it ended. */
export interface RequestWatch {
  readonly madeBy: (ctx: Context) => void;
  /** What it asks for, once that could be read. */
  readonly asks: (parameters: WireObject) => void;
  /** Adds to what its story tells; what is noted again under a name takes the former's place. */
  readonly noted: (notes: RequestNotes) => void;
  readonly ended: (answer: Answer) => void;
}

/** Times a request from here on; ended, it is counted, and logged if it has an account. */
export function watchRequest(
  request: Request,
  { method, path: route }: Pick<AnyContract, "method" | "path">,
): RequestWatch {
  const startedAt = systemClock();
  const start = performance.now();
  const notes: RequestNotes = {};
  let maker: Context | undefined;
  let parameters: WireObject | undefined;
  return {
    madeBy: (ctx) => {
      maker = ctx;
    },
    asks: (read) => {
      parameters = read;
    },
    noted: (more) => {
      Object.assign(notes, more);
    },
    ended: ({ status, body, originalRequestId }) => {
      const durationMs = performance.now() - start;
      const { durations, strangers } = requestMetrics();
      const statusClass = `${Math.trunc(status / 100)}xx`;
      const credential = credentialClass(maker, notes);
      durations.observe({ method, route, status: statusClass, credential }, durationMs / 1000);
      if (!maker) {
        strangers.inc();
        return;
      }
      const idempotencyKey = request.headers.get("idempotency-key");
      const apiVersion = request.headers.get("stripe-version");
      const asked = { method, route, url: request.url, parameters, idempotencyKey, apiVersion };
      const story = { notes: { ...notes, replayOf: originalRequestId }, startedAt, durationMs };
      logRequest({ ...asked, ...story, ctx: maker, status, body });
    },
  };
}

/** By what a request was let in, as metrics tell it; `none` where nobody was. */
function credentialClass(maker: Context | undefined, { credential }: RequestNotes): string {
  if (!maker) return "none";
  if (credential?.kind === "jwt") return "jwt";
  if (maker.actor.kind !== "api_key") return maker.actor.kind;
  return maker.scopes === apiKeyScopes ? "secret" : "restricted";
}

interface RequestMetrics {
  readonly durations: Histogram<"method" | "route" | "status" | "credential">;
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
      help: "How long requests to the API took, by route, class of status and kind of credential.",
      labelNames: ["method", "route", "status", "credential"],
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

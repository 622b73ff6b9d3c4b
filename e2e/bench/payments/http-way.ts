import type { JobProgram } from "#e2e/bench/load/job-program";
import type { HttpJob, LoadResult } from "#e2e/bench/load/load-job";
import { type Cell, type Sample, sampleOf, type Way } from "#e2e/bench/payments/cell";
import type { Merchant } from "#e2e/bench/payments/merchants";
import { paymentRequest, paymentSucceeded } from "#e2e/bench/payments/payment-request";
import type { Served } from "#e2e/bench/payments/server";

/** A server that takes payments, and who is paid. */
export interface HttpWay {
  readonly name: Way["name"];
  readonly server: Served;
  readonly load: JobProgram<HttpJob, LoadResult>;
  readonly merchants: readonly Merchant[];
  readonly postgresPid: number;
}

/** Payments over HTTP, by a program of its own. */
export function httpWay({ name, server, load, merchants, postgresPid }: HttpWay): Way {
  const measure = async ({ spread, ...window }: Cell): Promise<Sample> => {
    const paid = spread === "hot" ? merchants.slice(0, 1) : merchants.slice(1);
    const result = await load.run({
      ...window,
      port: server.port,
      requests: paid.map(({ key }) => paymentRequest(key)),
      expected: paymentSucceeded,
      watched: { server: server.pid, postgres: postgresPid },
    });
    return sampleOf(result);
  };
  return { name, measure };
}

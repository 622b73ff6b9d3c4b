import { Registry } from "prom-client";
import { setAuditMetrics } from "#app/metrics/audit-metrics";
import { setBooksMetrics } from "#app/metrics/books-metrics";
import { ownMetrics } from "#app/metrics/own-metrics";
import { setPartitionMetrics } from "#app/metrics/partition-metrics";
import { setWorkerMetrics } from "#app/metrics/worker-metrics";
import { gatheredMetrics } from "#platform/metrics";
import { equalInConstantTime } from "#platform/secrets";

const noStore = { "cache-control": "no-store" } as const;

/**
 * The metrics in the text format of Prometheus, for whoever shows the token; where none is set,
 * there is nothing at this address.
 */
export async function metricsAnswer(
  request: Request,
  token: string | undefined,
): Promise<Response> {
  if (token === undefined) return new Response(null, { status: 404, headers: noStore });
  const shown = request.headers.get("authorization") ?? "";
  if (!equalInConstantTime(shown, `Bearer ${token}`)) {
    const headers = { ...noStore, "www-authenticate": 'Bearer realm="metrics"' };
    return new Response(null, { status: 401, headers });
  }
  const { contentType } = ownMetrics();
  const ofInstallation = new Registry();
  await setBooksMetrics(ofInstallation);
  await setPartitionMetrics(ofInstallation);
  await setAuditMetrics(ofInstallation);
  await setWorkerMetrics(ofInstallation);
  const text = `${await gatheredMetrics()}\n${await ofInstallation.metrics()}`;
  return new Response(text, { headers: { ...noStore, "content-type": contentType } });
}

import { setBooksMetrics } from "#app/metrics/books-metrics";
import { metricsRegistry } from "#platform/metrics";
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
  const registry = metricsRegistry();
  await setBooksMetrics(registry);
  const headers = { ...noStore, "content-type": registry.contentType };
  return new Response(await registry.metrics(), { headers });
}

import type { Reader } from "#domain/changes/reader";
import { invariant } from "#domain/errors/invariant";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import type { EndpointStanding } from "#domain/webhook-standings/endpoint-standing";
import { countsOf, lanesOf } from "#domain/webhook-standings/queries";

/** How each of these endpoints does, in their order. */
export async function standingsOf(
  read: Reader,
  endpoints: readonly WebhookEndpoint[],
): Promise<readonly EndpointStanding[]> {
  if (endpoints.length === 0) return [];
  const [lanes, counts] = await Promise.all([lanesOf(read, endpoints), countsOf(read, endpoints)]);
  return endpoints.map((endpoint) => {
    const lane = lanes.find(({ endpointId }) => endpointId === endpoint.id);
    invariant(lane, "every endpoint has its lane");
    const { succeeded = 0, failed = 0, pending = 0, lastArrivedAt } = counts.get(endpoint.id) ?? {};
    return {
      endpoint,
      lane,
      counts: { succeeded, failed, pending },
      lastArrivedAt: lastArrivedAt ? Temporal.Instant.from(lastArrivedAt) : null,
    };
  });
}

import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { findEndpoint, laneOf } from "#domain/webhook-endpoints/queries";
import type { Lane, WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";

/** The account's endpoint of that id that was not deleted; refuses if there is none. */
export async function loadEndpoint(read: Reader, id: string): Promise<WebhookEndpoint> {
  const endpoint = await findEndpoint(read, id);
  if (endpoint && !endpoint.deletedAt) return endpoint;
  throw new DomainError("resource_missing", "No such webhook endpoint.", {
    param: "webhook_endpoint",
  });
}

/** The same with its queue, for changes that touch both. */
export async function loadWithLane(
  read: Reader,
  id: string,
): Promise<{ readonly endpoint: WebhookEndpoint; readonly lane: Lane }> {
  const endpoint = await loadEndpoint(read, id);
  return { endpoint, lane: await laneOf(read, endpoint) };
}

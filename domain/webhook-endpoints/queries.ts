import { and, eq, isNull } from "drizzle-orm";
import { webhookEndpoints, webhookLanes } from "#db/schema/webhooks";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import { invariant } from "#domain/errors/invariant";
import type { Lane, WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { parseId } from "#platform/ids";

/** The account's endpoint of that id, deleted or not. */
export async function findEndpoint(
  read: Reader,
  text: string,
): Promise<WebhookEndpoint | undefined> {
  const id = parseId("we", text);
  const [endpoint] = id
    ? await read.db
        .select()
        .from(webhookEndpoints)
        .where(and(eq(webhookEndpoints.accountId, read.accountId), eq(webhookEndpoints.id, id)))
    : [];
  return endpoint;
}

/** The endpoints in use, of which there are only few. */
export function endpointsInUse(read: Reader): Promise<WebhookEndpoint[]> {
  return read.db
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.accountId, read.accountId), isNull(webhookEndpoints.deletedAt)));
}

/** A page of the endpoints in use. */
export function pageOfEndpoints(read: Reader, list: ListInput): Promise<Page<WebhookEndpoint>> {
  const filters = [isNull(webhookEndpoints.deletedAt)];
  return readPage(read, webhookEndpoints, { prefix: "we", list, filters });
}

/** The queue of an endpoint. */
export async function laneOf(read: Reader, { id }: WebhookEndpoint): Promise<Lane> {
  const [lane] = await read.db
    .select()
    .from(webhookLanes)
    .where(and(eq(webhookLanes.accountId, read.accountId), eq(webhookLanes.endpointId, id)));
  invariant(lane, "every endpoint has its lane");
  return lane;
}

import { webhookEndpoints, webhookLanes } from "#db/schema/webhooks";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { told } from "#domain/events/event-note";
import { loadWithLane } from "#domain/webhook-endpoints/load-endpoint";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { webhookEndpointView } from "#domain/webhook-endpoints/webhook-endpoint-view";

/** Ends an endpoint for good, and forgets its secrets; the record of what it got stays. */
export async function deleteEndpoint(
  ctx: Context,
  input: { readonly endpointId: string },
): Promise<WebhookEndpoint> {
  requireScope(ctx, "webhooks:write");

  return commit(ctx, async (read) => {
    const { endpoint, lane } = await loadWithLane(read, input.endpointId);
    const deleted = next(endpoint, {
      deletedAt: read.now,
      sealedSecret: null,
      sealedFormerSecret: null,
      formerSecretExpiresAt: null,
    });
    const before = webhookEndpointView(endpoint, ctx.account);
    return change(deleted, {
      audit: { action: "webhook_endpoint.deleted", subject: endpoint.id, before },
      events: [told("webhook_endpoint.deleted", before, deleted.version)],
    })
      .updates(webhookEndpoints, endpoint, deleted)
      .updates(webhookLanes, lane, next(lane, { dueAt: read.now }));
  });
}

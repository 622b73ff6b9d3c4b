import { webhookEndpoints, webhookLanes } from "#db/schema/webhooks";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { told } from "#domain/events/event-note";
import { loadWithLane } from "#domain/webhook-endpoints/load-endpoint";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { webhookEndpointView } from "#domain/webhook-endpoints/webhook-endpoint-view";

/** Tells once per spell that nothing has arrived at an endpoint for a while. */
export async function tellFailing(
  ctx: Context,
  input: { readonly endpointId: string },
): Promise<WebhookEndpoint> {
  requireScope(ctx, "webhooks:deliver");

  return commit(ctx, async (read) => {
    const { endpoint, lane } = await loadWithLane(read, input.endpointId);
    const failing = next(endpoint, {});
    const view = webhookEndpointView(failing, ctx.account);
    return change(failing, {
      audit: { action: "webhook_endpoint.failing", subject: endpoint.id },
      events: [told("webhook_endpoint.failing", view, failing.version)],
    })
      .updates(webhookEndpoints, endpoint, failing)
      .updates(webhookLanes, lane, next(lane, { failingToldAt: read.now }));
  });
}

import { webhookEndpoints } from "#db/schema/webhooks";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { toldChange } from "#domain/events/event-note";
import { loadEndpoint } from "#domain/webhook-endpoints/load-endpoint";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { webhookEndpointView } from "#domain/webhook-endpoints/webhook-endpoint-view";

/** Sends nothing more to an endpoint where nothing arrives, and tells so. */
export async function disableFailing(
  ctx: Context,
  input: { readonly endpointId: string },
): Promise<WebhookEndpoint> {
  requireScope(ctx, "webhooks:deliver");

  return commit(ctx, async (read) => {
    const endpoint = await loadEndpoint(read, input.endpointId);
    const disabled = next(endpoint, { status: "disabled", disabledReason: "failing" });
    const before = webhookEndpointView(endpoint, ctx.account);
    const after = webhookEndpointView(disabled, ctx.account);
    return change(disabled, {
      audit: { action: "webhook_endpoint.disabled", subject: endpoint.id, before, after },
      events: [toldChange("webhook_endpoint.disabled", { before, after }, disabled.version)],
    }).updates(webhookEndpoints, endpoint, disabled);
  });
}

import { webhookEndpoints } from "#db/schema/webhooks";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { told } from "#domain/events/event-note";
import { testEventType } from "#domain/webhook-deliveries/is-told";
import { loadEndpoint } from "#domain/webhook-endpoints/load-endpoint";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { webhookEndpointView } from "#domain/webhook-endpoints/webhook-endpoint-view";

/** Lets an event happen that only this endpoint is told of, to see it arrive. */
export async function sendTestEvent(
  ctx: Context,
  input: { readonly endpointId: string },
): Promise<WebhookEndpoint> {
  requireScope(ctx, "webhooks:write");

  return commit(ctx, async (read) => {
    const endpoint = await loadEndpoint(read, input.endpointId);
    if (endpoint.status === "disabled") {
      throw new DomainError("parameter_invalid", "The endpoint is disabled: enable it first.", {
        param: "webhook_endpoint",
      });
    }
    const tested = next(endpoint, {});
    return change(tested, {
      audit: { action: testEventType, subject: endpoint.id },
      events: [told(testEventType, webhookEndpointView(tested, ctx.account), tested.version)],
    }).updates(webhookEndpoints, endpoint, tested);
  });
}

import { webhookEndpoints, webhookLanes } from "#db/schema/webhooks";
import type { Account, Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { requireTypePatterns } from "#domain/event-log/event-types";
import { toldChange } from "#domain/events/event-note";
import { loadWithLane } from "#domain/webhook-endpoints/load-endpoint";
import { requireReceiver } from "#domain/webhook-endpoints/receiver-url";
import { healthy, type WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { webhookEndpointView } from "#domain/webhook-endpoints/webhook-endpoint-view";

/** Absent fields stay as they are. */
export interface UpdateEndpointInput {
  readonly endpointId: string;
  readonly url?: string | undefined;
  readonly enabledEvents?: readonly string[] | undefined;
  readonly description?: string | null | undefined;
  readonly metadata?: MetadataChanges | undefined;
  readonly disabled?: boolean | undefined;
  readonly signedMessages?: boolean | undefined;
}

/**
 * Changes an endpoint. One that is enabled or sent elsewhere is served like a new one; one that is
 * disabled gets nothing any more, and what waited for it can be delivered again later.
 */
export async function updateEndpoint(
  ctx: Context,
  input: UpdateEndpointInput,
): Promise<WebhookEndpoint> {
  requireScope(ctx, "webhooks:write");

  return commit(ctx, async (read) => {
    const { endpoint, lane } = await loadWithLane(read, input.endpointId);
    const updated = next(endpoint, changed(endpoint, input, ctx.account));
    const before = webhookEndpointView(endpoint, ctx.account);
    const after = webhookEndpointView(updated, ctx.account);
    const told = change(updated, {
      audit: { action: "webhook_endpoint.updated", subject: endpoint.id, before, after },
      events: [toldChange("webhook_endpoint.updated", { before, after }, updated.version)],
    }).updates(webhookEndpoints, endpoint, updated);
    if (updated.status === endpoint.status && updated.url === endpoint.url) return told;
    return told.updates(webhookLanes, lane, next(lane, { ...healthy, dueAt: read.now }));
  });
}

function changed(
  endpoint: WebhookEndpoint,
  input: UpdateEndpointInput,
  account: Account,
): Partial<WebhookEndpoint> {
  const { url, enabledEvents, description, metadata, disabled } = input;
  if (enabledEvents) requireTypePatterns(enabledEvents, "enabled_events");
  return {
    url: url === undefined ? endpoint.url : requireReceiver(url, account),
    enabledEvents: enabledEvents ?? endpoint.enabledEvents,
    description: description === undefined ? endpoint.description : description,
    metadata: changedMetadata(endpoint.metadata, metadata),
    signedMessages: input.signedMessages ?? endpoint.signedMessages,
    ...(disabled === undefined ? {} : standing(endpoint, disabled)),
  };
}

function standing(endpoint: WebhookEndpoint, disabled: boolean): Partial<WebhookEndpoint> {
  if (!disabled) return { status: "enabled", disabledReason: null };
  return { status: "disabled", disabledReason: endpoint.disabledReason ?? "requested" };
}

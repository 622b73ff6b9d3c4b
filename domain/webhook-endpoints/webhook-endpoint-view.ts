import type { Account } from "#domain/access/context";
import type { ShownSecret, WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { unixSeconds } from "#platform/clock";

/** What the API shows of an endpoint; its secret never. */
export function webhookEndpointView(endpoint: WebhookEndpoint, account: Pick<Account, "mode">) {
  const { formerSecretExpiresAt } = endpoint;
  return {
    id: endpoint.id,
    object: "webhook_endpoint" as const,
    api_version: endpoint.apiVersion,
    application: null,
    created: unixSeconds(endpoint.createdAt),
    description: endpoint.description,
    disabled_reason: endpoint.disabledReason,
    enabled_events: [...endpoint.enabledEvents],
    former_secret_expires_at: formerSecretExpiresAt && unixSeconds(formerSecretExpiresAt),
    livemode: account.mode === "live",
    message_signatures: endpoint.signedMessages,
    metadata: endpoint.metadata,
    status: endpoint.status,
    url: endpoint.url,
  };
}

/** The one answer that shows the secret. */
export function shownSecretView({ endpoint, secret }: ShownSecret, account: Pick<Account, "mode">) {
  return { ...webhookEndpointView(endpoint, account), secret };
}

/** What is left to show of an endpoint that was deleted. */
export function deletedEndpointView({ id }: WebhookEndpoint) {
  return { id, object: "webhook_endpoint" as const, deleted: true as const };
}

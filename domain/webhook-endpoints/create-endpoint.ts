import { webhookEndpoints, webhookLanes } from "#db/schema/webhooks";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import { requireTypePatterns } from "#domain/event-log/event-types";
import { told } from "#domain/events/event-note";
import { endpointsInUse } from "#domain/webhook-endpoints/queries";
import { requireReceiver } from "#domain/webhook-endpoints/receiver-url";
import { newSigningSecret } from "#domain/webhook-endpoints/signing-secrets";
import {
  freeSlot,
  healthy,
  mostEndpoints,
  type ShownSecret,
  type WebhookEndpoint,
} from "#domain/webhook-endpoints/webhook-endpoint";
import { webhookEndpointView } from "#domain/webhook-endpoints/webhook-endpoint-view";
import { newId } from "#platform/ids";

export interface CreateEndpointInput {
  readonly url: string;
  readonly enabledEvents: readonly string[];
  readonly description?: string | null | undefined;
  readonly metadata?: MetadataChanges | undefined;
  readonly apiVersion?: string | undefined;
  /** Whether deliveries carry a signature by RFC 9421 too. */
  readonly signedMessages?: boolean | undefined;
}

/** Adds a place where the account is told of its events, and shows its secret this once. */
export async function createEndpoint(
  ctx: Context,
  input: CreateEndpointInput,
): Promise<ShownSecret> {
  requireScope(ctx, "webhooks:write");

  const url = requireReceiver(input.url, ctx.account);
  requireTypePatterns(input.enabledEvents, "enabled_events");
  return commit(ctx, async (read) => {
    const slot = freeSlot(await endpointsInUse(read));
    if (slot === undefined) throw full();
    const place = { accountId: read.accountId, id: newId("we", read.now) };
    const { secret, sealed } = await newSigningSecret(place);
    const endpoint: WebhookEndpoint = {
      ...place,
      slot,
      url,
      enabledEvents: input.enabledEvents,
      description: input.description ?? null,
      metadata: changedMetadata({}, input.metadata),
      apiVersion: input.apiVersion ?? null,
      status: "enabled",
      disabledReason: null,
      signedMessages: input.signedMessages ?? false,
      sealedSecret: sealed,
      sealedFormerSecret: null,
      formerSecretExpiresAt: null,
      createdAt: read.now,
      deletedAt: null,
      version: 1n,
    };
    const view = webhookEndpointView(endpoint, ctx.account);
    return change(
      { endpoint, secret },
      {
        audit: { action: "webhook_endpoint.created", subject: endpoint.id, after: view },
        events: [told("webhook_endpoint.created", view, endpoint.version)],
      },
    )
      .inserts(webhookEndpoints, endpoint)
      .inserts(webhookLanes, laneFor(endpoint));
  });
}

function laneFor({ accountId, id }: WebhookEndpoint): typeof webhookLanes.$inferInsert {
  return { accountId, endpointId: id, ...healthy, version: 1n };
}

function full(): DomainError {
  return new DomainError(
    "endpoint_limit_reached",
    `An account can have ${mostEndpoints} webhook endpoints. Delete one first.`,
  );
}

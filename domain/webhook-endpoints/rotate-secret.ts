import { webhookEndpoints } from "#db/schema/webhooks";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { toldChange } from "#domain/events/event-note";
import { loadEndpoint } from "#domain/webhook-endpoints/load-endpoint";
import { newSigningSecret } from "#domain/webhook-endpoints/signing-secrets";
import type { ShownSecret, WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { webhookEndpointView } from "#domain/webhook-endpoints/webhook-endpoint-view";

/** How long both secrets sign where nothing else is said, and at most. */
export const overlapHours = { usual: 24, most: 168 } as const;

export interface RotateSecretInput {
  readonly endpointId: string;
  /** How long the former secret goes on signing beside the new one; 0 ends it at once. */
  readonly overlapHours?: number | undefined;
}

/** Gives an endpoint a new secret, shown this once, with time to take it up. */
export async function rotateSecret(ctx: Context, input: RotateSecretInput): Promise<ShownSecret> {
  requireScope(ctx, "webhooks:write");

  return commit(ctx, async (read) => {
    const endpoint = await loadEndpoint(read, input.endpointId);
    const { secret, sealed } = await newSigningSecret(endpoint);
    const hours = input.overlapHours ?? overlapHours.usual;
    const rotated = next(endpoint, {
      sealedSecret: sealed,
      ...formerSecret(endpoint, hours, read.now),
    });
    const shapes = {
      before: webhookEndpointView(endpoint, ctx.account),
      after: webhookEndpointView(rotated, ctx.account),
    };
    return change(
      { endpoint: rotated, secret },
      {
        audit: {
          action: "webhook_endpoint.secret_rotated",
          subject: endpoint.id,
          after: { overlap_hours: hours },
        },
        events: [toldChange("webhook_endpoint.updated", shapes, rotated.version)],
      },
    ).updates(webhookEndpoints, endpoint, rotated);
  });
}

function formerSecret(
  { sealedSecret }: WebhookEndpoint,
  hours: number,
  now: Temporal.Instant,
): Pick<WebhookEndpoint, "sealedFormerSecret" | "formerSecretExpiresAt"> {
  if (hours === 0) return { sealedFormerSecret: null, formerSecretExpiresAt: null };
  return { sealedFormerSecret: sealedSecret, formerSecretExpiresAt: now.add({ hours }) };
}

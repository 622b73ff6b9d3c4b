import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadEndpoint } from "#domain/webhook-endpoints/load-endpoint";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";

/** One endpoint of the account. */
export async function retrieveEndpoint(
  ctx: Context,
  input: { readonly endpointId: string },
): Promise<WebhookEndpoint> {
  requireScope(ctx, "webhooks:read");

  return loadEndpoint(readerOf(ctx), input.endpointId);
}

import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import { pageOfEndpoints } from "#domain/webhook-endpoints/queries";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";

/** The account's endpoints, newest first. */
export async function listEndpoints(
  ctx: Context,
  input: ListInput,
): Promise<Page<WebhookEndpoint>> {
  requireScope(ctx, "webhooks:read");

  return pageOfEndpoints(readerOf(ctx), input);
}

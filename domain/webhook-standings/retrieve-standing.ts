import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { invariant } from "#domain/errors/invariant";
import { loadEndpoint } from "#domain/webhook-endpoints/load-endpoint";
import type { EndpointStanding } from "#domain/webhook-standings/endpoint-standing";
import { standingsOf } from "#domain/webhook-standings/standings-of";

/** One endpoint of the account with how it does. */
export async function retrieveStanding(
  ctx: Context,
  input: { readonly endpointId: string },
): Promise<EndpointStanding> {
  requireScope(ctx, "webhooks:read");

  const read = readerOf(ctx);
  const [standing] = await standingsOf(read, [await loadEndpoint(read, input.endpointId)]);
  invariant(standing, "an endpoint stands somehow");
  return standing;
}

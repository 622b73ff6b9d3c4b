import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { listEndpoints } from "#domain/webhook-endpoints/list-endpoints";
import { mostEndpoints } from "#domain/webhook-endpoints/webhook-endpoint";
import type { EndpointStanding } from "#domain/webhook-standings/endpoint-standing";
import { standingsOf } from "#domain/webhook-standings/standings-of";

/** All endpoints of the account with how they do, newest first; there are only few. */
export async function listStandings(ctx: Context): Promise<readonly EndpointStanding[]> {
  requireScope(ctx, "webhooks:read");

  const { rows } = await listEndpoints(ctx, { limit: mostEndpoints });
  return standingsOf(readerOf(ctx), rows);
}

import { contracts, tags } from "#app/v1/contracts";
import { objectKinds } from "#app/v1/objects";
import { openApiDocument } from "#http/openapi";
import { settings } from "#platform/settings";

/** The document that clients, references and collections are made from; open to everyone. */
export function GET(): Response {
  const { origin } = settings();
  const document = openApiDocument({ contracts, tags, kinds: objectKinds, origin });
  return Response.json(document, { headers: { "cache-control": "no-store" } });
}

import { publishedSetSeconds } from "#domain/issuer-keys/issuer-key";
import { publishedIssuerKeys } from "#domain/issuer-keys/published-issuer-keys";
import { publishedSet } from "#domain/issuer-keys/published-set";
import { systemClock } from "#platform/clock";

/** The public keys that our tokens, answers and webhooks are checked with; open to everyone. */
export async function GET(): Promise<Response> {
  const set = publishedSet(await publishedIssuerKeys(systemClock));
  return Response.json(set, {
    headers: { "cache-control": `public, max-age=${publishedSetSeconds}` },
  });
}

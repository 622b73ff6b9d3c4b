import { apiKeys } from "#db/schema/api-keys";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import type { ApiKey } from "#domain/api-keys/api-key";
import { forgetKeysOf } from "#domain/api-keys/key-memory";
import { loadApiKey } from "#domain/api-keys/load-api-key";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";

/**
 * Ends a key for good: here from the next request on, in other processes within a second. Ending it
 * twice changes nothing more.
 */
export async function revokeApiKey(
  ctx: Context,
  input: { readonly apiKeyId: string },
): Promise<ApiKey> {
  requireScope(ctx, "api_keys:write");
  requireFreshProof(ctx);

  const ended = await commit(ctx, async (read) => {
    const key = await loadApiKey(read, input.apiKeyId);
    const telling = { audit: { action: "api_key.revoked", subject: key.id }, events: [] };
    if (key.revokedAt) return change(key, telling);
    const revoked = next(key, { revokedAt: read.now });
    return change(revoked, telling).updates(apiKeys, key, revoked);
  });
  forgetKeysOf(ended.accountId);
  return ended;
}

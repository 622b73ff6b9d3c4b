import { apiKeys } from "#db/schema/api-keys";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import type { ApiKey } from "#domain/api-keys/api-key";
import { forgetKeysOf } from "#domain/api-keys/key-memory";
import { loadApiKey } from "#domain/api-keys/load-api-key";
import { spokenVersion } from "#domain/api-versions/api-version";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";

export interface PinVersionInput {
  readonly apiKeyId: string;
  /** A version that is spoken; null for ours of the day. */
  readonly version: string | null;
}

/**
 * Says which version requests of a key speak that name none: here from the next request on, in
 * other processes within a second.
 */
export async function pinVersion(ctx: Context, input: PinVersionInput): Promise<ApiKey> {
  requireScope(ctx, "api_keys:write");
  requireFreshProof(ctx);

  const pinned = await commit(ctx, async (read) => {
    const key = await loadApiKey(read, input.apiKeyId);
    const apiVersion = input.version && spokenVersion(input.version, read.now).name;
    const after = next(key, { apiVersion });
    const shapes = {
      before: { api_version: key.apiVersion },
      after: { api_version: after.apiVersion },
    };
    const audit = { action: "api_key.version_pinned", subject: key.id, ...shapes };
    return change(after, { audit, events: [] }).updates(apiKeys, key, after);
  });
  forgetKeysOf(pinned.accountId);
  return pinned;
}

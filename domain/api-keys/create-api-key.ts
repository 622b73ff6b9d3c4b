import { apiKeyDigests, apiKeys } from "#db/schema/api-keys";
import { personBehind } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ApiKey, keyLifetimesDays } from "#domain/api-keys/api-key";
import { apiKeyDigest, apiKeyHint, newApiKeySecret } from "#domain/api-keys/api-key-secret";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { newId } from "#platform/ids";

export interface CreateApiKeyInput {
  /** What people call it. */
  readonly name: string;
  /** How long it is good; without it, until somebody revokes it. */
  readonly lifetimeDays?: (typeof keyLifetimesDays)[number] | undefined;
}

/** A key and its secret, which exists nowhere else once this has been shown. */
export interface CreatedApiKey {
  readonly key: ApiKey;
  readonly secret: string;
}

/** Makes a key for the account that is looked at; what it asks for, its maker may not approve. */
export async function createApiKey(ctx: Context, input: CreateApiKeyInput): Promise<CreatedApiKey> {
  requireScope(ctx, "api_keys:write");

  return commit(ctx, async (read) => {
    const secret = newApiKeySecret(ctx.account.mode);
    const key: ApiKey = {
      accountId: read.accountId,
      id: newId("key", read.now),
      name: input.name,
      hint: apiKeyHint(secret),
      createdBy: personBehind(ctx.actor),
      createdAt: read.now,
      lastUsedAt: null,
      revokedAt: null,
      expiresAt: input.lifetimeDays ? read.now.add({ hours: 24 * input.lifetimeDays }) : null,
      expiryToldAt: null,
      version: 1n,
    };
    const after = { name: key.name, hint: key.hint, expires_at: key.expiresAt?.toString() ?? null };
    const audit = { action: "api_key.created", subject: key.id, after };
    return change({ key, secret }, { audit, events: [] })
      .inserts(apiKeys, key)
      .inserts(apiKeyDigests, {
        digest: apiKeyDigest(secret),
        accountId: read.accountId,
        keyId: key.id,
      });
  });
}

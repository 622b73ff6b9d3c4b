import { apiKeyDigests, apiKeys } from "#db/schema/api-keys";
import type { Account } from "#domain/access/context";
import type { ApiKey } from "#domain/api-keys/api-key";
import { apiKeyDigest, apiKeyHint, newApiKeySecret } from "#domain/api-keys/api-key-secret";
import type { Change } from "#domain/changes/change";
import { newId } from "#platform/ids";

/** A key and its secret, which exists nowhere else once this has been shown. */
export interface CreatedApiKey {
  readonly key: ApiKey;
  readonly secret: string;
}

/** What is decided of a key when it is made. */
export type NewKey = Pick<ApiKey, "name" | "createdBy" | "createdAt"> & Partial<ApiKey>;

/** A key of this account that has not been used yet, with its secret. */
export function newKey({ id: accountId, mode }: Account, given: NewKey): CreatedApiKey {
  const secret = newApiKeySecret(mode);
  const key: ApiKey = {
    accountId,
    id: newId("key", given.createdAt),
    hint: apiKeyHint(secret),
    lastUsedAt: null,
    lastUsedAddress: null,
    lastUsedRoute: null,
    revokedAt: null,
    leakedAt: null,
    expiresAt: null,
    expiryToldAt: null,
    scopes: null,
    networks: null,
    spendingLimits: [],
    apiVersion: null,
    signedOnly: false,
    signedAnswers: false,
    lineId: null,
    replacedById: null,
    version: 1n,
    ...given,
  };
  return { key, secret };
}

/** Writes a new key, and by what its secret finds it. */
export function withKey<Result>(
  made: Change<Result>,
  { key, secret }: CreatedApiKey,
): Change<Result> {
  const { accountId, id: keyId } = key;
  return made
    .inserts(apiKeys, key)
    .inserts(apiKeyDigests, { digest: apiKeyDigest(secret), accountId, keyId });
}

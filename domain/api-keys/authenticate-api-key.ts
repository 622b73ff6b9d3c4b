import { isExpired } from "#domain/api-keys/api-key";
import { apiKeyDigest, isApiKeySecret } from "#domain/api-keys/api-key-secret";
import { findKeyByDigest, type KeyOfAccount, noteKeyUse } from "#domain/api-keys/queries";
import { DomainError } from "#domain/errors/domain-error";
import type { Clock } from "#platform/clock";

const useNotedEvery = { minutes: 1 } as const;

/** The key behind a secret and the account it opens; every other text gets the same refusal. */
export async function authenticateApiKey(secret: string, clock: Clock): Promise<KeyOfAccount> {
  const found = isApiKeySecret(secret) ? await findKeyByDigest(apiKeyDigest(secret)) : undefined;
  if (!found || found.key.revokedAt) {
    throw new DomainError(
      "api_key_invalid",
      "This API key is not valid: it is mistyped, unknown or revoked.",
    );
  }
  const now = clock();
  if (isExpired(found.key, now)) {
    throw new DomainError("api_key_invalid", "This API key has expired. Make a new one.");
  }
  await noteUse(found, now);
  return found;
}

/** Kept to the minute, so that a busy key costs no write per request. */
async function noteUse({ key }: KeyOfAccount, now: Temporal.Instant): Promise<void> {
  const since = now.subtract(useNotedEvery);
  if (key.lastUsedAt && Temporal.Instant.compare(key.lastUsedAt, since) > 0) return;
  await noteKeyUse(key, { now, since });
}

import { isExpired } from "#domain/api-keys/api-key";
import { apiKeyDigest, isApiKeySecret } from "#domain/api-keys/api-key-secret";
import { keyMemory } from "#domain/api-keys/key-memory";
import { noteKeyUse } from "#domain/api-keys/key-uses";
import type { KeyOfAccount } from "#domain/api-keys/queries";
import { DomainError } from "#domain/errors/domain-error";
import type { Clock } from "#platform/clock";

/** The key behind a secret and the account it opens; every other text gets the same refusal. */
export async function authenticateApiKey(secret: string, clock: Clock): Promise<KeyOfAccount> {
  const found = isApiKeySecret(secret) ? await keyMemory().find(apiKeyDigest(secret)) : undefined;
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
  noteKeyUse(found.key, now);
  return found;
}

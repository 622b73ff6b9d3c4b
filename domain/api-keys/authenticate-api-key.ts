import { isExpired } from "#domain/api-keys/api-key";
import { apiKeyDigest, isApiKeySecret } from "#domain/api-keys/api-key-secret";
import { keyMemory } from "#domain/api-keys/key-memory";
import { noteKeyUse, type SeenUse } from "#domain/api-keys/key-uses";
import type { KeyOfAccount } from "#domain/api-keys/queries";
import { DomainError } from "#domain/errors/domain-error";
import { isAllowedFrom } from "#domain/key-rights/require-network";
import type { Clock } from "#platform/clock";

const nowhere: SeenUse = { address: null, route: null };

/** The key behind a secret and the account it opens; every other text gets the same refusal. */
export async function authenticateApiKey(
  secret: string,
  clock: Clock,
  seen: SeenUse = nowhere,
): Promise<KeyOfAccount> {
  return authenticateDigest(isApiKeySecret(secret) ? apiKeyDigest(secret) : undefined, clock, seen);
}

/** The same for who has shown in another way that they are the key with this digest. */
export async function authenticateDigest(
  digest: string | undefined,
  clock: Clock,
  seen: SeenUse = nowhere,
): Promise<KeyOfAccount> {
  const found = digest === undefined ? undefined : await keyMemory().find(digest);
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
  if (isAllowedFrom(found.key, seen.address)) noteKeyUse(found.key, now, seen);
  return found;
}

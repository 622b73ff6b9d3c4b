import { type ApiKey, isExpired } from "#domain/api-keys/api-key";
import { DomainError } from "#domain/errors/domain-error";

/** Refuses a key that opens nothing any more: what has ended stays as it was. */
export function requireWorking(key: ApiKey, now: Temporal.Instant): void {
  if (key.revokedAt === null && !isExpired(key, now)) return;
  throw new DomainError("api_key_unexpected_state", "This key has ended. Make a new one.");
}

import type { ApiKey } from "#domain/api-keys/api-key";
import { unixSeconds } from "#platform/clock";

/** What events tell of a key: enough to find it in the dashboard, useless to call with. */
export function apiKeyView(key: ApiKey) {
  return {
    id: key.id,
    object: "api_key" as const,
    created: unixSeconds(key.createdAt),
    expires_at: key.expiresAt && unixSeconds(key.expiresAt),
    hint: key.hint,
    name: key.name,
  };
}

/** What people decide of a key, as the audit keeps it. */
export function keySettings(key: ApiKey) {
  return {
    name: key.name,
    hint: key.hint,
    expires_at: key.expiresAt?.toString() ?? null,
    scopes: key.scopes,
    networks: key.networks,
    spending_limits: key.spendingLimits,
  };
}

import { apiKeys } from "#db/schema/api-keys";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type ApiKey, daysLeft } from "#domain/api-keys/api-key";
import { apiKeyView } from "#domain/api-keys/api-key-view";
import { loadApiKey } from "#domain/api-keys/load-api-key";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { told } from "#domain/events/event-note";

/** Tells once of a key that ends within days, while there is time to make another. */
export async function tellExpiringKey(
  ctx: Context,
  input: { readonly apiKeyId: string },
): Promise<ApiKey> {
  requireScope(ctx, "notifications:send");

  return commit(ctx, async (read) => {
    const key = await loadApiKey(read, input.apiKeyId);
    const audit = { action: "api_key.expiry_told", subject: key.id };
    const isDue = key.revokedAt === null && daysLeft(key, read.now) !== undefined;
    if (!isDue || key.expiryToldAt) return change(key, { audit, events: [] });
    const after = next(key, { expiryToldAt: read.now });
    const events = [told("api_key.expiring", apiKeyView(after), after.version)];
    return change(after, { audit, events }).updates(apiKeys, key, after);
  });
}

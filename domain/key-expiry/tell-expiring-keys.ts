import { type KeyToTell, keysToTell } from "#domain/key-expiry/queries";
import { tellExpiringKey } from "#domain/key-expiry/tell-expiring-key";
import { type Served, serveDue } from "#domain/merchants/serve-due";
import type { Clock } from "#platform/clock";

/** Tells of every key that ends within days, in all accounts. */
export function tellExpiringKeys(clock: Clock): Promise<Served> {
  const now = clock();
  return serveDue<KeyToTell>(clock, {
    failure: "A key that ends soon could not be told of; it is tried again in the next round.",
    next: (after) => keysToTell(now, after),
    serve: (ctx, { id }) => tellExpiringKey(ctx, { apiKeyId: id }),
  });
}

import type { deprecationUses } from "#db/schema/deprecations";
import { findDeprecation } from "#domain/api-versions/deprecations";
import { unixSeconds } from "#platform/clock";

/** A key that still uses what is deprecated, as the request log shows. */
export type DeprecationUse = typeof deprecationUses.$inferSelect;

/** So often people are told again while it goes on. */
const toldAgainDays = 30;

/** Whether people should hear of a use once more. */
export function isToldAgain({ toldAt }: DeprecationUse, now: Temporal.Instant): boolean {
  const dueAt = toldAt.add({ hours: 24 * toldAgainDays });
  return Temporal.Instant.compare(dueAt, now) <= 0;
}

/** What events tell of a use. */
export function deprecationUseView(use: DeprecationUse) {
  const known = findDeprecation(use.deprecation);
  return {
    id: use.id,
    object: "deprecation_use" as const,
    api_key: use.keyId,
    deprecation: use.deprecation,
    first_used_at: unixSeconds(use.firstUsedAt),
    last_used_at: unixSeconds(use.lastUsedAt),
    replacement: known?.replacement ?? null,
    since: known?.since ?? null,
    until: known?.until ?? null,
  };
}

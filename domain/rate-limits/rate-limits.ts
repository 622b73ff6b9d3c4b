import type { rateLimits } from "#db/schema/rate-limits";
import type { RateLimit } from "#domain/rate-limits/token-bucket";
import { settings } from "#platform/settings";

/** What a merchant has set for the account or a key; nothing where it has been taken back. */
export type SetRateLimit = typeof rateLimits.$inferSelect;

/** What everyone is given who has set nothing else; undefined where nothing is limited. */
export interface GivenLimits {
  readonly account: RateLimit | undefined;
  readonly key: RateLimit | undefined;
  /** The most that a merchant can set, for the account as for a key. */
  readonly most: RateLimit;
}

/** One key alone must not take all that its account may. */
const keysWorthOfAccount = 4;
/** What can be set where the operator limits nothing. */
const mostOfAll: RateLimit = { ratePerSecond: 100_000, burst: 1_000_000 };

/** The operator's limits, from the settings of the installation. */
export function givenLimits(): GivenLimits {
  const { rateLimit, rateBurst } = settings();
  if (rateLimit === 0) return { account: undefined, key: undefined, most: mostOfAll };
  const account = {
    ratePerSecond: keysWorthOfAccount * rateLimit,
    burst: keysWorthOfAccount * rateBurst,
  };
  return { account, key: { ratePerSecond: rateLimit, burst: rateBurst }, most: account };
}

/** The limit that was set, or less where the operator allows less by now; undefined for none. */
export function limitOf(
  row: Pick<SetRateLimit, "burst" | "ratePerSecond">,
  { most }: GivenLimits,
): RateLimit | undefined {
  if (row.ratePerSecond === null || row.burst === null) return undefined;
  return {
    ratePerSecond: Math.min(row.ratePerSecond, most.ratePerSecond),
    burst: Math.min(row.burst, most.burst),
  };
}

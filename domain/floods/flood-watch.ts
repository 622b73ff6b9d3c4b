import { fullAfter, type RateLimit, waitForToken } from "#domain/rate-limits/token-bucket";
import { BoundedMap } from "#platform/bounded-map";

/** Who sends how much that no credential stands behind. */
export interface FloodWatch {
  /** Counts a request without a valid credential; true when there have been too many. */
  readonly failed: (address: string) => boolean;
  /** From here a key was used that names this address among its networks: no stranger's. */
  readonly trust: (address: string) => void;
  readonly isTrusted: (address: string) => boolean;
}

/** Of each it remembers at least so many, so a flood from more addresses costs no more memory. */
const mostAddresses = 20_000;
const mostTrusted = 10_000;
const secondsOfMinute = 60;

/** Watches for more than so many failures a minute from one address; its clock never goes back. */
export function newFloodWatch(perMinute: number, nowMs: () => number): FloodWatch {
  const limit: RateLimit = { ratePerSecond: perMinute / secondsOfMinute, burst: perMinute };
  const fullAt = new BoundedMap<string, number>(mostAddresses);
  const trusted = new BoundedMap<string, true>(mostTrusted);
  return {
    failed: (address) => {
      if (perMinute === 0 || trusted.get(address)) return false;
      const now = nowMs();
      const fullAtMs = fullAt.get(address) ?? Number.NEGATIVE_INFINITY;
      if (waitForToken(fullAtMs, limit, now) > 0) return true;
      fullAt.set(address, fullAfter(fullAtMs, { limit, tokens: 1, nowMs: now }));
      return false;
    },
    trust: (address) => {
      if (!trusted.get(address)) trusted.set(address, true);
    },
    isTrusted: (address) => trusted.get(address) === true,
  };
}

import type { apiRequests } from "#db/schema/request-log";
import type { Id } from "#platform/ids";

/** A request that was answered, as the log keeps it. */
export type ApiRequest = typeof apiRequests.$inferSelect;

/** A request with the name of the key or application that made it. */
export interface NamedRequest extends ApiRequest {
  readonly keyName: string | null;
  readonly applicationName: string | null;
}

/** Requests that were refused alike: with one code, on one route, for one parameter. */
export interface RefusalGroup {
  readonly errorCode: string;
  readonly route: string;
  readonly errorParam: string | null;
  readonly count: number;
  /** The newest of them, as an example. */
  readonly last: Id<"req">;
  readonly first: Id<"req">;
}

/** What the first digit of a status says: done, the caller's mistake, our fault. */
export const statusClasses = [2, 4, 5] as const;

/** From when on a request counts as slow, slower and slowest. */
export const slowFromMs = [250, 1_000, 5_000] as const;

/** The steps of slowness, the first for a quarter of a second. */
export const slowSteps = [1, 2, 3] as const;

/** How many steps of slowness so much time is; 0 for what is quick. */
export function slownessOf(durationMs: number): number {
  return slowFromMs.filter((from) => durationMs >= from).length;
}

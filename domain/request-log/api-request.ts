import type { events } from "#db/schema/record";
import type { apiRequests } from "#db/schema/request-log";

/** A request that was answered, as the log keeps it. */
export type ApiRequest = typeof apiRequests.$inferSelect;

/** A request with the name of the key that made it. */
export interface NamedRequest extends ApiRequest {
  readonly keyName: string | null;
}

/** A request with all that happened by it. */
export interface RequestStory extends NamedRequest {
  readonly events: readonly Pick<typeof events.$inferSelect, "id" | "type" | "objectId">[];
}

/** What the first digit of a status says: done, the caller's mistake, our fault. */
export const statusClasses = [2, 4, 5] as const;

import type { events } from "#db/schema/record";

/** What happened, as it was written down in the transaction that made it happen. */
export type StoredEvent = typeof events.$inferSelect;

/** An event with how many endpoints still wait for it. */
export interface ToldEvent {
  readonly event: StoredEvent;
  readonly pendingWebhooks: number;
}

import type { webhookInboxes, webhookInboxMessages } from "#db/schema/webhook-inbox";
import { settings } from "#platform/settings";

/** A place in a sandbox that takes webhooks and shows them. */
export type Inbox = typeof webhookInboxes.$inferSelect;

/** A request that came in. */
export type InboxMessage = typeof webhookInboxMessages.$inferSelect;

/** What keeps an inbox from being a place to pour things in. */
export const inboxLimits = {
  /** Of one account, at one time. */
  inboxes: 10,
  /** Of one request. */
  bytes: 262_144,
  /** Of all requests that one inbox keeps. */
  bytesKept: 4_194_304,
  requestsKept: 100,
  requestsAMinute: 300,
  daysKept: 7,
} as const;

/** Where an inbox takes requests; whoever knows it can send there and read what came. */
export function inboxUrl({ token }: Pick<Inbox, "token">): string {
  return `${settings().origin}/sandbox/inbox/${token}`;
}

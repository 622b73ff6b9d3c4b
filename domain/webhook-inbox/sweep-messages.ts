import { inboxLimits } from "#domain/webhook-inbox/inbox";
import { dropMessagesBefore } from "#domain/webhook-inbox/queries";
import type { Clock } from "#platform/clock";

/** Forgets requests that came to inboxes more than a week ago, and says how many. */
export function sweepMessages(clock: Clock): Promise<number> {
  return dropMessagesBefore(clock().subtract({ hours: 24 * inboxLimits.daysKept }));
}

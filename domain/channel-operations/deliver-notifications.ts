import { settleOperation } from "#domain/channel-operations/settle-operation";
import {
  dueNotifications,
  type Notification,
  noteDelivered,
} from "#domain/channels/sandbox-acquirer";
import { type Served, serveDue } from "#domain/merchants/serve-due";
import type { Clock } from "#platform/clock";
import type { Id } from "#platform/ids";

interface DueNotification extends Notification {
  readonly id: Id<"chop">;
}

/**
 * Brings what the sandbox's channel has to tell, through the door of every channel. It is noted as
 * delivered afterwards: a worker that dies in between brings it twice, which changes nothing.
 */
export function deliverNotifications(clock: Clock): Promise<Served> {
  const now = clock();
  return serveDue<DueNotification>(clock, {
    failure: "A notification could not be taken in; it is brought again in the next round.",
    next: async (after) => {
      const due = await dueNotifications(now, after);
      return due.map((notification) => ({ ...notification, id: notification.reference }));
    },
    serve: async (ctx, notification) => {
      const { says: state, sequence, failure } = notification;
      const message = { source: "notification", state, sequence, failure } as const;
      await settleOperation(ctx, { operationId: notification.reference, message });
      await noteDelivered(notification, clock);
    },
  });
}

import { webhookRedeliveries } from "#db/schema/webhooks";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import {
  type Redelivery,
  type RedeliverySelection,
  type RequestedRedelivery,
  rangeOf,
} from "#domain/webhook-redeliveries/redelivery";
import { selectedEvents } from "#domain/webhook-redeliveries/selected-events";
import { newId } from "#platform/ids";

/** Asks that events be delivered once more, with all retries; the worker begins at once. */
export async function requestRedelivery(
  ctx: Context,
  input: RedeliverySelection,
): Promise<RequestedRedelivery> {
  requireScope(ctx, "webhooks:write");

  return commit(ctx, async (read) => {
    const { endpoint, event, count } = await selectedEvents(read, input);
    const { from, before } = rangeOf(input);
    const redelivery: Redelivery = {
      accountId: read.accountId,
      id: newId("whr", read.now),
      endpointId: endpoint.id,
      eventId: event?.id ?? null,
      onlyFailed: input.failed ?? false,
      createdFrom: from,
      createdBefore: before,
      events: count,
      appliedThrough: null,
      createdAt: read.now,
      appliedAt: null,
    };
    const after = { redelivery: redelivery.id, events: count, event: event?.id ?? null };
    return change(
      { count, redelivery },
      {
        audit: { action: "webhook_redelivery.requested", subject: endpoint.id, after },
        events: [],
      },
    ).inserts(webhookRedeliveries, redelivery);
  });
}

import type { Account } from "#domain/access/context";
import { wireVersion } from "#domain/api-versions/wire-version";
import type { StoredEvent, ToldEvent } from "#domain/event-log/event";
import { unixSeconds } from "#platform/clock";

/** What the API shows of an event, and what is delivered of it. */
export function eventView({ event, pendingWebhooks }: ToldEvent, account: Pick<Account, "mode">) {
  return {
    id: event.id,
    object: "event" as const,
    api_version: wireVersion,
    created: unixSeconds(event.createdAt),
    data: {
      object: event.object,
      ...(event.previousAttributes ? { previous_attributes: event.previousAttributes } : {}),
    },
    livemode: account.mode === "live",
    pending_webhooks: pendingWebhooks,
    request: requestOf(event),
    sequence: Number(event.sequence),
    type: event.type,
  };
}

function requestOf({ requestId, idempotencyKey }: StoredEvent) {
  return { id: requestId, idempotency_key: idempotencyKey };
}

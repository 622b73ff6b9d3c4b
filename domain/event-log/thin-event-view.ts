import type { Account } from "#domain/access/context";
import type { StoredEvent } from "#domain/event-log/event";

/** Where an object of this kind is read; kinds that are not here are read inside another. */
const collections: ReadonlyMap<string, string> = new Map([
  ["bank_account", "bank_accounts"],
  ["charge", "charges"],
  ["customer", "customers"],
  ["payment_intent", "payment_intents"],
  ["payment_link", "payment_links"],
  ["payment_method", "payment_methods"],
  ["payout", "payouts"],
  ["refund", "refunds"],
  ["setup_intent", "setup_intents"],
  ["transfer", "transfers"],
  ["webhook_endpoint", "webhook_endpoints"],
]);

/** What the second version of the API shows of an event: what it is about, to be read afresh. */
export function thinEventView(event: StoredEvent, account: Pick<Account, "id" | "mode">) {
  return {
    id: event.id,
    object: "v2.core.event" as const,
    context: account.id,
    created: event.createdAt.toString(),
    data: { sequence: Number(event.sequence) },
    livemode: account.mode === "live",
    reason: reasonOf(event),
    related_object: relatedObject(event),
    snapshot_event: event.id,
    type: `v1.${event.type}`,
    ...(event.previousAttributes ? { changes: { before: event.previousAttributes } } : {}),
  };
}

function reasonOf({ requestId, idempotencyKey }: StoredEvent) {
  if (requestId === null) return null;
  const request = { id: requestId, idempotency_key: idempotencyKey ?? "" };
  return { type: "request" as const, request };
}

function relatedObject({ object, objectId }: StoredEvent) {
  const kind = typeof object.object === "string" ? object.object : "";
  const collection = collections.get(kind);
  if (collection === undefined) return null;
  return { id: objectId, type: kind, url: `/v1/${collection}/${objectId}` };
}

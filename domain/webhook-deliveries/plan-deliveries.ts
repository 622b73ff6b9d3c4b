import type { TransactionSql } from "postgres";
import type { StoredEvent } from "#domain/event-log/event";
import { newDelivery } from "#domain/webhook-deliveries/delivery";
import { isTold } from "#domain/webhook-deliveries/is-told";
import { enabledEndpointsOf } from "#domain/webhook-deliveries/queries";
import { queueDeliveries } from "#domain/webhook-deliveries/queue-deliveries";
import { systemClock } from "#platform/clock";

/**
 * Puts events into the queue of every endpoint that wants them, in the transaction that takes them
 * out of the outbox.
 */
export async function planDeliveries(
  tx: TransactionSql,
  events: readonly StoredEvent[],
): Promise<void> {
  const now = systemClock();
  const endpoints = await enabledEndpointsOf(tx, new Set(events.map((event) => event.accountId)));
  const deliveries = endpoints.flatMap((endpoint) =>
    events
      .filter((event) => event.accountId === endpoint.accountId && isTold(endpoint, event))
      .map((event) => newDelivery(endpoint, event, now)),
  );
  await queueDeliveries(tx, deliveries);
}

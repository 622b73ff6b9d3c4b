import { sqlClient } from "#db/client";
import { webhookLanes } from "#db/schema/webhooks";
import { decodeRow } from "#db/table-shape";
import type { Context } from "#domain/access/context";
import { dispatchEvents } from "#domain/outbox/dispatch-events";
import { listDeliveries } from "#domain/webhook-deliveries/list-deliveries";
import { planDeliveries } from "#domain/webhook-deliveries/plan-deliveries";
import { createEndpoint } from "#domain/webhook-endpoints/create-endpoint";
import type { ShownSecret, WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { deliverLane } from "#domain/webhook-lanes/deliver-lane";
import { systemClock } from "#platform/clock";
import { idToUuid } from "#platform/ids";

/** An endpoint of this account that takes all types, or those named. */
export function anEndpoint(
  ctx: Context,
  url: string,
  enabledEvents: readonly string[] = ["*"],
): Promise<ShownSecret> {
  return createEndpoint(ctx, { url, enabledEvents });
}

/** Tells every event that waits, as a worker does. */
export async function tellEvents(): Promise<void> {
  while ((await dispatchEvents([planDeliveries])) > 0);
}

/**
 * Sends whatever is due to one endpoint. A worker of another test may do the same at this moment:
 * what comes of it is the same, so it is waited for.
 */
export async function deliverTo({ accountId, id }: WebhookEndpoint): Promise<void> {
  await tellEvents();
  const holder = `test of ${id}`;
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    const [row] = await sqlClient()<Record<string, unknown>[]>`
      update webhook_lanes set leased_until = now() + interval '30 seconds',
        lease_holder = ${holder}
      where account_id = ${idToUuid(accountId)} and endpoint_id = ${idToUuid(id)}
        and (leased_until is null or leased_until < now()) returning *`;
    if (row) {
      await deliverLane(decodeRow(webhookLanes, row), { clock: systemClock });
      return;
    }
  }
  throw new Error("The lane stayed with somebody else.");
}

/** Lets time pass for an endpoint: what is to be tried later is due now. */
export async function hasten({ accountId, id }: WebhookEndpoint): Promise<void> {
  await sqlClient()`
    update webhook_deliveries set next_attempt_at = now() - interval '1 second'
    where account_id = ${idToUuid(accountId)} and endpoint_id = ${idToUuid(id)}
      and state = 'pending'`;
  await sqlClient()`
    update webhook_lanes set due_at = now() - interval '1 second', rests_until = null
    where account_id = ${idToUuid(accountId)} and endpoint_id = ${idToUuid(id)}`;
}

/** What was or is to be sent to an endpoint, newest first. */
export async function deliveriesOf(ctx: Context, { id }: WebhookEndpoint) {
  return (await listDeliveries(ctx, { endpointId: id, limit: 100 })).rows;
}

import type { TransactionSql } from "postgres";
import { sqlClient } from "#db/client";
import { newDelivery } from "#domain/webhook-deliveries/delivery";
import { isTold, testEventType } from "#domain/webhook-deliveries/is-told";
import { requeueDeliveries } from "#domain/webhook-deliveries/queue-deliveries";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import {
  nextEvents,
  noteApplied,
  takeRedelivery,
  wishedEvent,
} from "#domain/webhook-redeliveries/queries";
import type { Redelivery } from "#domain/webhook-redeliveries/redelivery";
import { type Clock, systemClock } from "#platform/clock";

const eventsAtOnce = 1_000;

/**
 * Carries out a piece of the oldest wish to deliver again, and says whether there was one: each
 * piece is a transaction, so a crash neither loses nor repeats a piece.
 */
export function applyRedeliveries(clock: Clock = systemClock): Promise<boolean> {
  return sqlClient().begin(async (tx) => {
    const wish = await takeRedelivery(tx);
    if (!wish) return false;
    const { redelivery, endpoint } = wish;
    const last = redelivery.eventId
      ? await queueOne(tx, wish, clock())
      : await queueNext(tx, wish, clock());
    await noteApplied(tx, redelivery, endpoint.deletedAt ? undefined : last);
    return true;
  });
}

interface Wish {
  readonly redelivery: Redelivery;
  readonly endpoint: WebhookEndpoint;
}

/** A single event goes out whatever types the endpoint takes: somebody has asked for this one. */
async function queueOne(
  tx: TransactionSql,
  { endpoint, redelivery }: Wish,
  now: Temporal.Instant,
): Promise<undefined> {
  const events = await wishedEvent(tx, redelivery);
  await requeueDeliveries(
    tx,
    events.map((event) => newDelivery(endpoint, event, now)),
  );
}

async function queueNext(tx: TransactionSql, wish: Wish, now: Temporal.Instant) {
  const { endpoint, redelivery } = wish;
  const found = await nextEvents(tx, redelivery, eventsAtOnce);
  // As they are counted: a test is no part of what happened in a range of time.
  const wanted = found.filter(
    (event) => redelivery.onlyFailed || (event.type !== testEventType && isTold(endpoint, event)),
  );
  const deliveries = wanted.map((event) => newDelivery(endpoint, event, now));
  await requeueDeliveries(tx, deliveries);
  return found.at(-1);
}

import type { TransactionSql } from "postgres";
import { sqlClient } from "#db/client";
import type { StoredEvent } from "#domain/event-log/event";
import { countVolume } from "#domain/outbox/count-volume";
import { holdBack, takeEvents } from "#domain/outbox/queries";
import { faultFields, log } from "#platform/log";

/** Writes what it makes of events in the transaction that takes them out: both, or neither. */
export type EventConsumer = (tx: TransactionSql, events: readonly StoredEvent[]) => Promise<void>;

const mostAtOnce = 200;

/**
 * Tells the consumers of events that nobody was told of, each of them once, and says how many it
 * took out. One that a consumer cannot take stands back and is tried again every minute, so it is
 * never lost and stops no other; several programs may do this at once.
 */
export async function dispatchEvents(
  consumers: readonly EventConsumer[],
  limit: number = mostAtOnce,
): Promise<number> {
  try {
    return await dispatched(consumers, limit);
  } catch (error) {
    log().error(faultFields(error), "Events could not be told together; each is told alone.");
    return dispatchSingly(consumers, limit);
  }
}

async function dispatchSingly(consumers: readonly EventConsumer[], limit: number): Promise<number> {
  let told = 0;
  for (let turn = 0; turn < limit; turn += 1) {
    const took = await dispatchedOne(consumers);
    if (took === 0) return told;
    told += took;
  }
  return told;
}

/** One event alone: told, or held back where it cannot be. */
async function dispatchedOne(consumers: readonly EventConsumer[]): Promise<number> {
  const taken: StoredEvent[] = [];
  try {
    return await dispatched([async (_, events) => void taken.push(...events), ...consumers], 1);
  } catch (error) {
    const [event] = taken;
    if (!event) throw error;
    log().error({ event: event.id, ...faultFields(error) }, "An event could not be told; held.");
    await holdBack(event);
    return 1;
  }
}

function dispatched(consumers: readonly EventConsumer[], limit: number): Promise<number> {
  return sqlClient().begin(async (tx) => {
    const events = await takeEvents(tx, limit);
    if (events.length === 0) return 0;
    for (const consume of consumers) await consume(tx, events);
    await countVolume(tx, events);
    return events.length;
  });
}

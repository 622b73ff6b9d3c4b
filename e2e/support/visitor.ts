import type { Visitor } from "#domain/people/visitor";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

/** Somebody at the door, from nowhere in particular. */
export function aVisitor(fields: Partial<Visitor> = {}): Visitor {
  const requestId = newId("req", systemClock());
  return { requestId, address: null, userAgent: "test", clock: systemClock, ...fields };
}

/** The same visitor, so much later. */
export function later(visitor: Visitor, time: Temporal.DurationLike): Visitor {
  return { ...visitor, clock: () => systemClock().add(time) };
}

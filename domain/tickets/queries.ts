import { and, eq, gt, isNull } from "drizzle-orm";
import { database } from "#db/client";
import { oneTimeTickets } from "#db/schema/sign-in";
import type { Ticket } from "#domain/tickets/ticket";
import type { Id } from "#platform/ids";

/** Keeps a ticket; it decides nothing yet, so it is no change on record. */
export async function addTicket(ticket: Ticket): Promise<void> {
  await database().insert(oneTimeTickets).values(ticket);
}

/** The ticket of that id while it is unused and in time. */
export async function findOpen(id: Id<"tkt">, now: Temporal.Instant): Promise<Ticket | undefined> {
  const [ticket] = await database().select().from(oneTimeTickets).where(isOpen(id, now));
  return ticket;
}

/** Marks it as used and gives it, to the first who asks and to nobody after. */
export async function takeOpen(id: Id<"tkt">, now: Temporal.Instant): Promise<Ticket | undefined> {
  const [ticket] = await database()
    .update(oneTimeTickets)
    .set({ usedAt: now })
    .where(isOpen(id, now))
    .returning();
  return ticket;
}

function isOpen(id: Id<"tkt">, now: Temporal.Instant) {
  return and(
    eq(oneTimeTickets.id, id),
    isNull(oneTimeTickets.usedAt),
    gt(oneTimeTickets.expiresAt, now),
  );
}

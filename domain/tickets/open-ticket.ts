import { findOpen, takeOpen } from "#domain/tickets/queries";
import { type Ticket, type TicketPurpose, ticketOf } from "#domain/tickets/ticket";

/** The ticket behind a token while it is open; using it is part of the change it leads to. */
export async function openTicket(
  purpose: TicketPurpose,
  token: string,
  now: Temporal.Instant,
): Promise<Ticket | undefined> {
  const id = ticketOf(purpose, token);
  return id && findOpen(id, now);
}

/** The same, and used up by it, whatever comes of the step: of two at once, one gets it. */
export async function takeTicket(
  purpose: TicketPurpose,
  token: string,
  now: Temporal.Instant,
): Promise<Ticket | undefined> {
  const id = ticketOf(purpose, token);
  return id && takeOpen(id, now);
}

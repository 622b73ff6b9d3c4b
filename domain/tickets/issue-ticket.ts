import { addTicket } from "#domain/tickets/queries";
import { newTicket, type TicketWish, ticketToken } from "#domain/tickets/ticket";

/** A token that leads one step further, once; only whoever is given it has it. */
export async function issueTicket(wish: TicketWish): Promise<string> {
  const ticket = newTicket(wish);
  await addTicket(ticket);
  return ticketToken(ticket);
}

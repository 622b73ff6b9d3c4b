import type { oneTimeTickets, ticketPurposes } from "#db/schema/sign-in";
import { type Id, newId, parseId } from "#platform/ids";
import { equalInConstantTime, keyedDigest } from "#platform/secrets";

export type Ticket = typeof oneTimeTickets.$inferSelect;

export type TicketPurpose = (typeof ticketPurposes)[number];

/** What a ticket is for, and how long it is good. */
export interface TicketWish extends Pick<Ticket, "purpose" | "personId"> {
  readonly data?: Readonly<Record<string, string>>;
  readonly at: Temporal.Instant;
  readonly minutes: number;
}

/** A ticket that is not stored yet. */
export function newTicket({ purpose, personId, data = {}, at, minutes }: TicketWish): Ticket {
  return {
    id: newId("tkt", at),
    purpose,
    personId,
    data,
    createdAt: at,
    expiresAt: at.add({ minutes }),
    usedAt: null,
    toldAt: null,
    version: 1n,
  };
}

/** What whoever was given the ticket shows: nobody can make it who only sees the table. */
export function ticketToken({ id, purpose }: Pick<Ticket, "id" | "purpose">): string {
  return `${id}.${keyedDigest(`ticket_${purpose}`, id)}`;
}

/** The id of the ticket that a token was made for; undefined where we did not make it. */
export function ticketOf(purpose: TicketPurpose, token: string): Id<"tkt"> | undefined {
  const id = parseId("tkt", token.split(".", 1)[0] ?? "");
  return id && equalInConstantTime(token, ticketToken({ id, purpose })) ? id : undefined;
}

import { z } from "zod";
import { people, sessions } from "#db/schema/people";
import { oneTimeTickets } from "#db/schema/sign-in";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { accountOf, openSessionsOf } from "#domain/password-resets/queries";
import { findPersonById } from "#domain/people/find-person";
import { refuseWeakPassword } from "#domain/people/new-password";
import { hashPassword } from "#domain/people/password";
import type { PersonRow } from "#domain/people/person";
import type { Visitor } from "#domain/people/visitor";
import { contextOf } from "#domain/sessions/session";
import { openTicket } from "#domain/tickets/open-ticket";

export const ResetPasswordInput = z.object({
  token: z.string().min(1).max(200),
  password: z.string().min(1).max(1024),
});

/** Whose link this is, while it is good; used, expired and made-up ones look the same. */
export async function personOfReset(
  visitor: Visitor,
  token: string,
): Promise<PersonRow | undefined> {
  const ticket = await openTicket("password_reset", token, visitor.clock());
  return ticket?.personId ? findPersonById(ticket.personId) : undefined;
}

/**
 * Sets a new password by the link, once, and ends every session of the person. A second factor is
 * asked for as before: the mailbox alone opens nothing that it guards.
 */
export async function resetPassword(
  visitor: Visitor,
  { token, password }: z.output<typeof ResetPasswordInput>,
): Promise<void> {
  const person = await personOfReset(visitor, token);
  const place = person && (await accountOf(person.id));
  if (!place) throw opensNothing();
  refuseWeakPassword(password, person);
  const passwordHash = await hashPassword(password);
  const ctx = contextOf(visitor, { ...place, person, provenAt: visitor.clock() });
  requireScope(ctx, "sessions:write");

  return commit(ctx, async ({ now }) => {
    const ticket = await openTicket("password_reset", token, now);
    const before = await findPersonById(person.id);
    if (!ticket || !before) throw opensNothing();
    const audit = { action: "person.password_reset", subject: person.id };
    const result = change(undefined, { audit, events: [] })
      .updates(people, before, next(before, { passwordHash }))
      .updates(oneTimeTickets, ticket, next(ticket, { usedAt: now }));
    for (const session of await openSessionsOf(person.id)) {
      result.updates(sessions, session, next(session, { revokedAt: now }));
    }
    return result;
  });
}

function opensNothing(): DomainError {
  return new DomainError("resource_missing", "This link opens nothing.", { param: "token" });
}

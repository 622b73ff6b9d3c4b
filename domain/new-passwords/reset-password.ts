import { z } from "zod";
import { people, sessions } from "#db/schema/people";
import { oneTimeTickets } from "#db/schema/sign-in";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { openSessionsOf } from "#domain/new-passwords/queries";
import { tellOfChange } from "#domain/new-passwords/tell-of-change";
import { findPersonById } from "#domain/people/find-person";
import { refuseWeakPassword } from "#domain/people/new-password";
import { hashPassword, passwordMark } from "#domain/people/password";
import type { PersonRow } from "#domain/people/person";
import type { Visitor } from "#domain/people/visitor";
import { deviceName } from "#domain/sessions/device";
import { firstAccountOf } from "#domain/sessions/list-accounts";
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
  return (await openReset(token, visitor.clock()))?.person;
}

/** The link with its person; with the password it was to replace, every link to another is over. */
async function openReset(token: string, now: Temporal.Instant) {
  const ticket = await openTicket("password_reset", token, now);
  const person = ticket?.personId ? await findPersonById(ticket.personId) : undefined;
  if (!ticket || !person || ticket.data.password !== passwordMark(person)) return undefined;
  return { ticket, person };
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
  const account = person && (await firstAccountOf(person.id));
  if (!account) throw opensNothing();
  refuseWeakPassword(password, person);
  const passwordHash = await hashPassword(password);
  const ctx = contextOf(visitor, { ...account, person, provenAt: visitor.clock() });
  requireScope(ctx, "sessions:write");

  return commit(ctx, async ({ now }) => {
    const found = await openReset(token, now);
    if (!found) throw opensNothing();
    const { ticket, person: before } = found;
    const after = next(before, { passwordHash });
    const audit = { action: "person.password_reset", subject: person.id };
    const result = change(undefined, { audit, events: [] })
      .updates(people, before, after)
      .updates(oneTimeTickets, ticket, next(ticket, { usedAt: now }));
    for (const session of await openSessionsOf(person.id)) {
      result.updates(sessions, session, next(session, { revokedAt: now }));
    }
    const place = { address: visitor.address, device: deviceName(visitor.userAgent) };
    tellOfChange(result, { person: after, place, at: now });
    return result;
  });
}

function opensNothing(): DomainError {
  return new DomainError("resource_missing", "This link opens nothing.", { param: "token" });
}

import { z } from "zod";
import { invitations, memberships, people } from "#db/schema/people";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { refuseWeakPassword } from "#domain/people/new-password";
import { hashPassword } from "#domain/people/password";
import type { PersonRow } from "#domain/people/person";
import { provePassword } from "#domain/people/prove-password";
import type { Visitor } from "#domain/people/visitor";
import { contextOf } from "#domain/sessions/session";
import type { InvitationFound } from "#domain/team/queries";
import { openInvitation } from "#domain/team/show-invitation";

export const AcceptInvitationInput = z.object({
  token: z.string().min(1).max(200),
  password: z.string().min(1).max(1024),
});

/**
 * Joins the team by the link and a password: the person's own if they have one already, else the
 * one they choose now. The link alone is not enough for somebody who is in another team, for its
 * inviter has seen it too. Answers with the person's e-mail address, to sign them in.
 */
export async function acceptInvitation(
  visitor: Visitor,
  { token, password }: z.output<typeof AcceptInvitationInput>,
): Promise<string> {
  const { account, person, membership } = await openInvitation(visitor, token);
  const known = person.passwordHash !== null;
  if (known) await provePassword(visitor, { email: person.email, password });
  else refuseWeakPassword(password, person);
  const passwordHash = person.passwordHash ?? (await hashPassword(password));

  const ctx = contextOf(visitor, {
    account,
    person,
    role: membership.role,
    provenAt: visitor.clock(),
  });
  requireScope(ctx, "sessions:write");
  return commit(ctx, async (read) => {
    const found = await openInvitation(visitor, token);
    if (found.person.passwordHash !== person.passwordHash) throw passwordMeanwhile();
    return joining(found, { ...found.person, passwordHash }, read.now);
  });
}

function passwordMeanwhile(): DomainError {
  return new DomainError(
    "version_conflict",
    "A password was chosen elsewhere meanwhile. Try again.",
  );
}

function joining(found: InvitationFound, person: PersonRow, at: Temporal.Instant) {
  const { invitation, membership } = found;
  const audit = {
    action: "person.joined",
    subject: person.id,
    after: { role: membership.role, invited_by: invitation.invitedBy },
  };
  return change(person.email, { audit, events: [] })
    .updates(invitations, invitation, next(invitation, { acceptedAt: at }))
    .updates(memberships, membership, next(membership, { status: "active" }))
    .updates(people, found.person, next(found.person, { passwordHash: person.passwordHash }));
}

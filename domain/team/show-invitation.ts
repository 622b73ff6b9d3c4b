import type { Role } from "#domain/access/roles";
import { DomainError } from "#domain/errors/domain-error";
import type { Visitor } from "#domain/people/visitor";
import { invitationDigest } from "#domain/team/invitation";
import { findInvitation, type InvitationFound } from "#domain/team/queries";
import type { Id } from "#platform/ids";

/** What whoever holds the link is told before they take it up. */
export interface InvitationShown {
  readonly merchantId: Id<"mer">;
  readonly merchantName: string;
  readonly role: Role;
  /** The name of the merchant's own role that they get instead, if so. */
  readonly ownRoleName: string | null;
  readonly inviterName: string | null;
  readonly email: string;
  /** Whether they must prove a password they have, or choose their first. */
  readonly hasPassword: boolean;
}

/** The invitation behind a link; the token is the right to see it, there is no other. */
export async function showInvitation(visitor: Visitor, token: string): Promise<InvitationShown> {
  const { merchantName, membership, inviterName, ownRole, person } = await openInvitation(
    visitor,
    token,
  );
  const { role } = membership;
  const hasPassword = person.passwordHash !== null;
  const ownRoleName = ownRole?.name ?? null;
  const { merchantId } = membership;
  const { email } = person;
  return { merchantId, merchantName, role, ownRoleName, inviterName, email, hasPassword };
}

/** The open invitation behind a token; used, replaced, expired and made-up ones look the same. */
export async function openInvitation(visitor: Visitor, token: string): Promise<InvitationFound> {
  const found = await findInvitation(invitationDigest(token), visitor.clock());
  if (found) return found;
  throw new DomainError("resource_missing", "This invitation opens nothing.", { param: "token" });
}

import { memberships, invitations as sentInvitations } from "#db/schema/people";
import { externalIdentities, type identityProviders } from "#db/schema/sign-in";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Said } from "#domain/identity-providers/provider-claims";
import { findVouchee, openInvitation } from "#domain/identity-providers/queries";
import type { PersonRow } from "#domain/people/person";
import { signInFailed } from "#domain/people/prove-password";
import type { Visitor } from "#domain/people/visitor";
import { contextOf } from "#domain/sessions/session";

type Provider = Pick<typeof identityProviders.$inferSelect, "merchantId" | "id">;

/**
 * The person whom a merchant's provider means, in its team by now: seen before, a member of that
 * address, or invited. Nobody else of this installation exists for it.
 */
export async function joinByProvider(
  visitor: Visitor,
  provider: Provider,
  said: Said,
): Promise<PersonRow> {
  const who = await findVouchee(provider, said);
  if (!who) throw signInFailed();
  if (who.isKnown && who.membership.status === "active") return who.person;
  const { account, person } = who;
  const place = { account, person, role: who.membership.role, provenAt: visitor.clock() };
  const ctx = contextOf(visitor, place);
  requireScope(ctx, "sessions:write");

  return commit(ctx, async ({ now }) => {
    const again = await findVouchee(provider, said);
    const invitation = again && (await openInvitation(again, now));
    if (!again || (again.membership.status === "invited" && !invitation)) throw signInFailed();
    const { membership } = again;
    const after = { provider: provider.id };
    const audit = { action: "person.linked", subject: person.id, after };
    const result = change(again.person, { audit, events: [] });
    if (!again.isKnown) {
      const { merchantId, id: providerId } = provider;
      const { subject } = said;
      const identity = { merchantId, providerId, subject, personId: person.id, createdAt: now };
      result.inserts(externalIdentities, { ...identity, version: 1n });
    }
    if (membership.status !== "invited" || !invitation) return result;
    return result
      .updates(memberships, membership, next(membership, { status: "active" }))
      .updates(sentInvitations, invitation, next(invitation, { acceptedAt: now }));
  });
}

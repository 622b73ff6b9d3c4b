import { z } from "zod";
import { merchants } from "#db/schema/merchants";
import { invitations, memberships, people } from "#db/schema/people";
import { personBehind } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { findPersonByEmail } from "#domain/people/find-person";
import { emailKey, type PersonRow } from "#domain/people/person";
import {
  type Invitation,
  invitationDays,
  invitationDigest,
  invitationToken,
} from "#domain/team/invitation";
import { loadTeam } from "#domain/team/load-team";
import { openInvitationsOf } from "#domain/team/queries";
import {
  type Membership,
  moverOf,
  type Place,
  placeNamed,
  refuseFaulty,
  type Standing,
  standingToChangeTeam,
  type Team,
} from "#domain/team/team";
import { type Id, newId } from "#platform/ids";

export const InvitePersonInput = z.object({
  name: z.string().trim().min(1).max(100),
  email: z.string().transform(emailKey).pipe(z.email().max(254)),
  /** One of our roles, or the id of one that the merchant made. */
  role: z.string().min(1).max(40),
});

/** Whom to ask in, as what. */
export interface Invitee extends z.output<typeof InvitePersonInput> {
  /** How the person is spoken to until they say otherwise. */
  readonly locale: PersonRow["locale"];
  readonly timeZone: string;
}

/** What an invitation gives to pass on; the token is in no other place. */
export interface Invited {
  readonly personId: Id<"usr">;
  readonly token: string;
  readonly expiresAt: Temporal.Instant;
}

/**
 * Asks someone into the team by a link that goes to them by e-mail, and that the inviter sees once;
 * an older link of theirs dies.
 * Whoever invites could take the link up and approve their own requests as a second person: so who
 * invited whom is kept, shown with the team, and in the audit log. The answer is the same whether
 * or not the person is one of ours already, for other merchants.
 */
export async function invitePerson(ctx: Context, input: Invitee): Promise<Invited> {
  requireScope(ctx, "people:write");
  requireFreshProof(ctx);

  return commit(ctx, async (read) => {
    const team = await loadTeam(read, ctx.account.merchantId);
    const by = standingToChangeTeam(team, ctx.actor);
    const place = placeNamed(team, input.role);
    const known = await findPersonByEmail(input.email);
    const member = team.members.find(({ personId }) => personId === known?.id);
    refuseInvitation(team, by, { member, to: place });
    const person = known ?? newPerson(input, read.now);
    const older = known ? await openInvitationsOf(read, keyOf(team, person)) : [];
    const asked = { team, place, person, isNew: known === undefined, member, older };
    return invitationTo(asked, input, { invitedBy: personBehind(ctx.actor), at: read.now });
  });
}

interface Invite {
  readonly member: Membership | undefined;
  readonly to: Place;
}

function refuseInvitation(team: Team, by: Standing, { member, to }: Invite): void {
  if (member?.status === "active") {
    throw new DomainError("resource_already_exists", "This person is in the team already.", {
      param: "email",
    });
  }
  const invited = member?.status === "invited" ? moverOf(team, member) : undefined;
  refuseFaulty(team, by, { member: invited, to });
}

function newPerson(input: Invitee, at: Temporal.Instant): PersonRow {
  const { email, name, locale, timeZone } = input;
  const id = newId("usr", at);
  return { id, email, name, passwordHash: null, locale, timeZone, createdAt: at, version: 1n };
}

function keyOf(team: Team, person: PersonRow) {
  return { merchantId: team.merchant.id, personId: person.id };
}

interface Asked {
  readonly team: Team;
  readonly place: Place;
  readonly person: PersonRow;
  readonly isNew: boolean;
  readonly member: Membership | undefined;
  readonly older: readonly Invitation[];
}

interface Asking {
  readonly invitedBy: Id<"usr"> | null;
  readonly at: Temporal.Instant;
}

function invitationTo(asked: Asked, input: Invitee, { invitedBy, at }: Asking) {
  const { team, place, person, isNew, member, older } = asked;
  const { name, email, role } = input;
  const id = newId("inv", at);
  const token = invitationToken(id);
  const expiresAt = at.add({ hours: invitationDays * 24 });
  const invitation: Invitation = {
    ...keyOf(team, person),
    id,
    tokenDigest: invitationDigest(token),
    invitedBy,
    expiresAt,
    acceptedAt: null,
    toldAt: null,
    createdAt: at,
    version: 1n,
  };
  const given = { role: place.role, customRoleId: place.customRoleId };
  const audit = { action: "person.invited", subject: person.id, after: { name, email, role } };
  const result = change({ personId: person.id, token, expiresAt }, { audit, events: [] })
    .inserts(people, ...(isNew ? [person] : []))
    .inserts(invitations, invitation)
    .updates(merchants, team.merchant, next(team.merchant, {}));
  for (const old of older) result.updates(invitations, old, next(old, { expiresAt: at }));
  if (member)
    return result.updates(memberships, member, next(member, { ...given, status: "invited" }));
  const invited = { ...keyOf(team, person), ...given, status: "invited", createdAt: at } as const;
  return result.inserts(memberships, { ...invited, version: 1n });
}

import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client";
import { accounts, merchants } from "#db/schema/merchants";
import { customRoles, invitations, memberships, people } from "#db/schema/people";
import type { Account } from "#domain/access/context";
import type { OwnRole } from "#domain/access/rights";
import type { Reader } from "#domain/changes/reader";
import type { PersonRow } from "#domain/people/person";
import type { Invitation } from "#domain/team/invitation";
import type { Colleague, Membership } from "#domain/team/team";
import type { Id } from "#platform/ids";

/** Links to this team that the person could still take up. */
export async function openInvitationsOf(
  read: Reader,
  { merchantId, personId }: Pick<Membership, "merchantId" | "personId">,
): Promise<readonly Invitation[]> {
  return read.db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.merchantId, merchantId),
        eq(invitations.personId, personId),
        isNull(invitations.acceptedAt),
        gt(invitations.expiresAt, read.now),
      ),
    );
}

/** What an invitation is about. */
export interface InvitationFound {
  readonly invitation: Invitation;
  readonly person: PersonRow;
  readonly membership: Membership;
  readonly merchantName: string;
  readonly inviterName: string | null;
  readonly ownRole: OwnRole | null;
  /** Where its acceptance is recorded: the merchant's live account, if there is one. */
  readonly account: Account;
}

const inviters = alias(people, "inviters");

/** By digest and without an account, as whoever holds the link has none yet; only if still open. */
export async function findInvitation(
  digest: string,
  now: Temporal.Instant,
): Promise<InvitationFound | undefined> {
  const [found] = await database()
    .select({
      invitation: invitations,
      person: people,
      membership: memberships,
      merchantName: merchants.name,
      inviterName: inviters.name,
      account: accounts,
      ownRole: { name: customRoles.name, scopes: customRoles.scopes },
    })
    .from(invitations)
    .innerJoin(people, eq(people.id, invitations.personId))
    .innerJoin(
      memberships,
      and(
        eq(memberships.merchantId, invitations.merchantId),
        eq(memberships.personId, invitations.personId),
        eq(memberships.status, "invited"),
      ),
    )
    .innerJoin(merchants, eq(merchants.id, invitations.merchantId))
    .innerJoin(accounts, eq(accounts.merchantId, invitations.merchantId))
    .leftJoin(inviters, eq(inviters.id, invitations.invitedBy))
    .leftJoin(
      customRoles,
      and(
        eq(customRoles.merchantId, memberships.merchantId),
        eq(customRoles.id, memberships.customRoleId),
      ),
    )
    .where(
      and(
        eq(invitations.tokenDigest, digest),
        isNull(invitations.acceptedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .orderBy(accounts.mode, accounts.id)
    .limit(1);
  return found;
}

/** Everyone in the team or asked into it, with who last invited them. */
export async function colleaguesIn(
  read: Reader,
  merchantId: Id<"mer">,
): Promise<readonly Colleague[]> {
  const latest = read.db
    .selectDistinctOn([invitations.personId], {
      personId: invitations.personId,
      invitedBy: invitations.invitedBy,
    })
    .from(invitations)
    .where(eq(invitations.merchantId, merchantId))
    .orderBy(invitations.personId, desc(invitations.id))
    .as("latest");
  return read.db
    .select({
      membership: memberships,
      person: { id: people.id, name: people.name, email: people.email },
      ownRole: { name: customRoles.name, scopes: customRoles.scopes },
      invitedBy: { id: inviters.id, name: inviters.name },
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .leftJoin(
      customRoles,
      and(
        eq(customRoles.merchantId, memberships.merchantId),
        eq(customRoles.id, memberships.customRoleId),
      ),
    )
    .leftJoin(latest, eq(latest.personId, memberships.personId))
    .leftJoin(inviters, eq(inviters.id, latest.invitedBy))
    .where(and(eq(memberships.merchantId, merchantId), ne(memberships.status, "removed")))
    .orderBy(people.name, people.id);
}

import { and, asc, eq, gt, isNull, ne } from "drizzle-orm";
import { database } from "#db/client";
import { accounts, merchants } from "#db/schema/merchants";
import { invitations, memberships, people } from "#db/schema/people";
import {
  externalIdentities,
  identityProviders,
  installationIdentities,
  signInPolicies,
} from "#db/schema/sign-in";
import type { Account } from "#domain/access/context";
import type { Reader } from "#domain/changes/reader";
import type { IdentityProvider } from "#domain/identity-providers/identity-provider";
import type { PersonRow } from "#domain/people/person";
import type { Id } from "#platform/ids";

/** The provider of that id while its merchant trusts it; asked by who has not signed in yet. */
export async function findProvider(
  id: Id<"idp">,
): Promise<{ readonly provider: IdentityProvider; readonly merchantName: string } | undefined> {
  const [found] = await database()
    .select({ provider: identityProviders, merchantName: merchants.name })
    .from(identityProviders)
    .innerJoin(merchants, eq(merchants.id, identityProviders.merchantId))
    .where(and(eq(identityProviders.id, id), isNull(identityProviders.removedAt)));
  return found;
}

/** The providers that a merchant trusts now. */
export function providersOfMerchant(merchantId: Id<"mer">): Promise<IdentityProvider[]> {
  return database()
    .select()
    .from(identityProviders)
    .where(and(eq(identityProviders.merchantId, merchantId), isNull(identityProviders.removedAt)))
    .orderBy(asc(identityProviders.id));
}

/** The providers that a merchant trusts, and whether they are the only way in. */
export async function trustOf({ db }: Reader, merchantId: Id<"mer">) {
  const providers = await db
    .select()
    .from(identityProviders)
    .where(and(eq(identityProviders.merchantId, merchantId), isNull(identityProviders.removedAt)));
  const [policy] = await db
    .select()
    .from(signInPolicies)
    .where(eq(signInPolicies.merchantId, merchantId));
  return { providers, policy };
}

/** Somebody in a merchant's team, or asked into it. */
export interface Vouchee {
  readonly person: PersonRow;
  readonly membership: typeof memberships.$inferSelect;
  readonly account: Account;
}

/** Whom a merchant's provider means: by its subject where it was seen, else by the address. */
export async function findVouchee(
  { merchantId, id }: Pick<IdentityProvider, "merchantId" | "id">,
  said: { readonly subject: string; readonly email: string },
): Promise<(Vouchee & { readonly isKnown: boolean }) | undefined> {
  const [identity] = await database()
    .select()
    .from(externalIdentities)
    .where(
      and(
        eq(externalIdentities.merchantId, merchantId),
        eq(externalIdentities.providerId, id),
        eq(externalIdentities.subject, said.subject),
      ),
    );
  const who = identity ? eq(people.id, identity.personId) : eq(people.email, said.email);
  const [found] = await database()
    .select({ person: people, membership: memberships, account: accounts })
    .from(people)
    .innerJoin(
      memberships,
      and(
        eq(memberships.personId, people.id),
        eq(memberships.merchantId, merchantId),
        ne(memberships.status, "removed"),
      ),
    )
    .innerJoin(accounts, eq(accounts.merchantId, memberships.merchantId))
    .where(who)
    .orderBy(asc(accounts.mode), asc(accounts.id))
    .limit(1);
  return found && { ...found, isKnown: identity !== undefined };
}

/** An invitation into this team that the person can still take up. */
export async function openInvitation(
  { person, membership }: Vouchee,
  now: Temporal.Instant,
): Promise<typeof invitations.$inferSelect | undefined> {
  const [invitation] = await database()
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.merchantId, membership.merchantId),
        eq(invitations.personId, person.id),
        isNull(invitations.acceptedAt),
        gt(invitations.expiresAt, now),
      ),
    );
  return invitation;
}

/** Whom the provider of the installation means; no one where it was never linked to anybody. */
export async function findLinked(issuer: string, subject: string): Promise<PersonRow | undefined> {
  const [linked] = await database()
    .select({ person: people })
    .from(installationIdentities)
    .innerJoin(people, eq(people.id, installationIdentities.personId))
    .where(
      and(eq(installationIdentities.issuer, issuer), eq(installationIdentities.subject, subject)),
    );
  return linked?.person;
}

import { and, asc, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { database } from "#db/client";
import { accounts, merchants } from "#db/schema/merchants";
import { customRoles, memberships, people, sessions } from "#db/schema/people";
import { identityProviders, signInPolicies } from "#db/schema/sign-in";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { SignInPlace } from "#domain/sessions/device";
import type { OpenAccount, OpenSession, SessionRow } from "#domain/sessions/session";
import type { Id } from "#platform/ids";

const ownRole = { name: customRoles.name, scopes: customRoles.scopes };
const demands = {
  secondFactor: signInPolicies.secondFactor,
  providerOnly: signInPolicies.providerOnly,
};
const isOwnRole = and(
  eq(customRoles.merchantId, memberships.merchantId),
  eq(customRoles.id, memberships.customRoleId),
);

/** By digest and without an account, as it is the session that says which account is looked at. */
export async function findSessionRow(digest: string): Promise<OpenSession | undefined> {
  const [found] = await database()
    .select({
      session: sessions,
      person: people,
      account: accounts,
      merchantName: merchants.name,
      role: memberships.role,
      ownRole,
      ...demands,
      providerOf: identityProviders.merchantId,
      hasSecondFactor: sql<boolean>`exists (
        select from totp_factors where id = ${people.id} and confirmed_at is not null
      ) or exists (
        select from passkeys where person_id = ${people.id} and removed_at is null
      )`,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .innerJoin(merchants, eq(merchants.id, accounts.merchantId))
    .innerJoin(
      memberships,
      and(
        eq(memberships.merchantId, accounts.merchantId),
        eq(memberships.personId, sessions.personId),
        eq(memberships.status, "active"),
      ),
    )
    .leftJoin(customRoles, isOwnRole)
    .leftJoin(signInPolicies, eq(signInPolicies.merchantId, accounts.merchantId))
    .leftJoin(
      identityProviders,
      and(eq(identityProviders.id, sessions.providerId), isNull(identityProviders.removedAt)),
    )
    .where(eq(sessions.tokenDigest, digest));
  return found;
}

/** The session a person acts in, if it is theirs and has not been ended. */
export async function loadOwnSession(read: Reader, own: OwnSession): Promise<SessionRow> {
  const [session] = await read.db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.id, own.sessionId),
        eq(sessions.personId, own.personId),
        isNull(sessions.revokedAt),
      ),
    );
  if (session) return session;
  throw new DomainError("resource_missing", "No such session.");
}

interface OwnSession {
  readonly sessionId: Id<"ses">;
  readonly personId: Id<"usr">;
}

/** Every account of every merchant whose team the person is in: what a person may choose from. */
export async function accountsOpenTo(personId: Id<"usr">): Promise<readonly OpenAccount[]> {
  return database()
    .select({
      account: accounts,
      merchantName: merchants.name,
      role: memberships.role,
      ownRole,
      ...demands,
    })
    .from(memberships)
    .innerJoin(merchants, eq(merchants.id, memberships.merchantId))
    .innerJoin(accounts, eq(accounts.merchantId, memberships.merchantId))
    .leftJoin(customRoles, isOwnRole)
    .leftJoin(signInPolicies, eq(signInPolicies.merchantId, accounts.merchantId))
    .where(and(eq(memberships.personId, personId), eq(memberships.status, "active")))
    .orderBy(asc(merchants.id), asc(accounts.mode), asc(accounts.id));
}

/** What the person looked at last, to begin there again. */
export async function lastAccountOf(personId: Id<"usr">): Promise<Id<"acct"> | undefined> {
  const [session] = await database()
    .select({ accountId: sessions.accountId })
    .from(sessions)
    .where(eq(sessions.personId, personId))
    .orderBy(desc(sessions.id))
    .limit(1);
  return session?.accountId;
}

/** Every session of a person that was not ended and has not lapsed, the latest first. */
export function sessionsOf(read: Reader, personId: Id<"usr">): Promise<SessionRow[]> {
  return read.db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, read.now),
      ),
    )
    .orderBy(desc(sessions.id));
}

const rememberedPlaces = 200;

/** Where a person has signed in from and when, as far back as sessions are kept. */
export function placesOf(
  read: Reader,
  personId: Id<"usr">,
): Promise<(SignInPlace & Pick<SessionRow, "createdAt">)[]> {
  return read.db
    .select({
      userAgent: sessions.userAgent,
      address: sessions.address,
      createdAt: sessions.createdAt,
    })
    .from(sessions)
    .where(eq(sessions.personId, personId))
    .orderBy(desc(sessions.id))
    .limit(rememberedPlaces);
}

/** Moves a session's last sign of life; nobody decides it, so it is no change on record. */
export async function noteSeen(sessionId: Id<"ses">, at: Temporal.Instant): Promise<void> {
  await database()
    .update(sessions)
    .set({ lastSeenAt: at })
    .where(and(eq(sessions.id, sessionId), lt(sessions.lastSeenAt, at)));
}

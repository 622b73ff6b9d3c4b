import { and, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { builtOnce } from "#db/built-once";
import { database } from "#db/client";
import { accounts } from "#db/schema/merchants";
import { applicationGrants, applications, oauthArtefacts } from "#db/schema/oauth";
import { customRoles, memberships, sessions } from "#db/schema/people";
import { signInPolicies } from "#db/schema/sign-in";
import type { Id } from "#platform/ids";

export type ArtefactRow = typeof oauthArtefacts.$inferSelect;

/** Keeps an artefact, or what it has become; that it was used up stays. */
export async function putArtefact(row: typeof oauthArtefacts.$inferInsert): Promise<void> {
  const { ciphertext, expiresAt, uidDigest, sessionDigest } = row;
  await database().insert(oauthArtefacts).values(row).onConflictDoUpdate({
    target: oauthArtefacts.digest,
    set: { ciphertext, expiresAt, uidDigest, sessionDigest },
  });
}

/** Keeps one that may be there but once; whether it was the first. */
export async function putFirst(row: typeof oauthArtefacts.$inferInsert): Promise<boolean> {
  const kept = await database()
    .insert(oauthArtefacts)
    .values(row)
    .onConflictDoNothing()
    .returning({ digest: oauthArtefacts.digest });
  return kept.length > 0;
}

/** One that is still good: not expired, of no grant or session that has ended. */
export async function liveArtefact(
  column: "digest" | "uidDigest",
  value: string,
  now: Temporal.Instant,
): Promise<ArtefactRow | undefined> {
  const [found] = await database()
    .select({ artefact: oauthArtefacts })
    .from(oauthArtefacts)
    .leftJoin(applicationGrants, eq(applicationGrants.id, oauthArtefacts.grantId))
    .leftJoin(sessions, eq(sessions.tokenDigest, oauthArtefacts.sessionDigest))
    .where(
      and(
        eq(oauthArtefacts[column], value),
        gt(oauthArtefacts.expiresAt, now),
        isNull(applicationGrants.revokedAt),
        or(
          isNull(oauthArtefacts.sessionDigest),
          and(gt(sessions.expiresAt, now), isNull(sessions.revokedAt)),
        ),
      ),
    );
  return found?.artefact;
}

/** Uses one up; false where somebody was first. */
export async function consume(digest: string, now: Temporal.Instant): Promise<boolean> {
  const consumed = await database()
    .update(oauthArtefacts)
    .set({ consumedAt: now })
    .where(and(eq(oauthArtefacts.digest, digest), isNull(oauthArtefacts.consumedAt)))
    .returning({ digest: oauthArtefacts.digest });
  return consumed.length > 0;
}

/** Forgets one artefact. */
export async function remove(digest: string): Promise<void> {
  await database().delete(oauthArtefacts).where(eq(oauthArtefacts.digest, digest));
}

/** Forgets all of one kind that came from an authorization. */
export async function removeFamily(kind: string, familyDigest: string): Promise<void> {
  await database()
    .delete(oauthArtefacts)
    .where(and(eq(oauthArtefacts.familyDigest, familyDigest), eq(oauthArtefacts.kind, kind)));
}

const sweptAtOnce = 10_000;

/** Forgets some of what has expired, and says how many. */
export async function removeExpired(now: Temporal.Instant): Promise<number> {
  const expired = database()
    .select({ digest: oauthArtefacts.digest })
    .from(oauthArtefacts)
    .where(lt(oauthArtefacts.expiresAt, now))
    .limit(sweptAtOnce);
  const swept = await database()
    .delete(oauthArtefacts)
    .where(inArray(oauthArtefacts.digest, expired))
    .returning({ digest: oauthArtefacts.digest });
  return swept.length;
}

const isOwnRole = and(
  eq(customRoles.merchantId, memberships.merchantId),
  eq(customRoles.id, memberships.customRoleId),
);

/** Somebody in the team of an account's merchant, with what that demands of who signs in. */
export async function memberIn(accountId: Id<"acct">, personId: Id<"usr">) {
  const [found] = await database()
    .select({
      account: accounts,
      role: memberships.role,
      ownRole: { name: customRoles.name, scopes: customRoles.scopes },
      secondFactor: signInPolicies.secondFactor,
      providerOnly: signInPolicies.providerOnly,
    })
    .from(accounts)
    .innerJoin(memberships, eq(memberships.merchantId, accounts.merchantId))
    .leftJoin(customRoles, isOwnRole)
    .leftJoin(signInPolicies, eq(signInPolicies.merchantId, accounts.merchantId))
    .where(
      and(
        eq(accounts.id, accountId),
        eq(memberships.personId, personId),
        eq(memberships.status, "active"),
      ),
    );
  return found;
}

const family = alias(oauthArtefacts, "family");

const given = (name: string) => sql.placeholder(name);

const tokenByDigest = builtOnce((db) =>
  db
    .select({
      artefact: oauthArtefacts,
      application: applications,
      grant: applicationGrants,
      familyEndsAt: family.expiresAt,
      account: accounts,
      membership: memberships,
      ownRole: { name: customRoles.name, scopes: customRoles.scopes },
    })
    .from(oauthArtefacts)
    .innerJoin(applications, eq(applications.id, oauthArtefacts.applicationId))
    .leftJoin(applicationGrants, eq(applicationGrants.id, oauthArtefacts.grantId))
    .leftJoin(family, eq(family.digest, oauthArtefacts.familyDigest))
    .innerJoin(
      accounts,
      eq(accounts.id, sql`coalesce(${applicationGrants.accountId}, ${applications.accountId})`),
    )
    .leftJoin(
      memberships,
      and(
        eq(memberships.merchantId, accounts.merchantId),
        eq(memberships.personId, applicationGrants.personId),
        eq(memberships.status, "active"),
      ),
    )
    .leftJoin(customRoles, isOwnRole)
    .where(or(eq(oauthArtefacts.digest, given("one")), eq(oauthArtefacts.digest, given("other")))),
);

/** All that decides on a token, as it is at this moment; it is kept under one of two digests. */
export async function findToken([one, other]: readonly [string, string]) {
  const [found] = await tokenByDigest(database(), { one, other });
  return found;
}

/** Notes that what a grant allows was used; nobody decides it, so it is no change on record. */
export async function noteGrantUse(id: Id<"apg">, at: Temporal.Instant): Promise<void> {
  await database()
    .update(applicationGrants)
    .set({ lastUsedAt: at })
    .where(
      and(
        eq(applicationGrants.id, id),
        or(isNull(applicationGrants.lastUsedAt), lt(applicationGrants.lastUsedAt, at)),
      ),
    );
}

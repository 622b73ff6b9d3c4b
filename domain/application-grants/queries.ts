import { and, desc, eq, isNull } from "drizzle-orm";
import { applicationGrants, applications } from "#db/schema/oauth";
import { people } from "#db/schema/people";
import type { ApplicationGrant } from "#domain/application-grants/application-grant";
import type { Reader } from "#domain/changes/reader";
import { type Id, parseId } from "#platform/ids";

interface Allowing {
  readonly applicationId: Id<"app">;
  readonly personId: Id<"usr">;
}

/** What this person has allowed the application in the account, and not taken back. */
export async function openGrant(
  { db, accountId }: Reader,
  { applicationId, personId }: Allowing,
): Promise<ApplicationGrant | undefined> {
  const [found] = await db
    .select()
    .from(applicationGrants)
    .where(
      and(
        eq(applicationGrants.accountId, accountId),
        eq(applicationGrants.applicationId, applicationId),
        eq(applicationGrants.personId, personId),
        isNull(applicationGrants.revokedAt),
      ),
    );
  return found;
}

/** The account's grant of that id. */
export async function findGrant(
  { db, accountId }: Reader,
  text: string,
): Promise<ApplicationGrant | undefined> {
  const id = parseId("apg", text);
  const [found] = id
    ? await db
        .select()
        .from(applicationGrants)
        .where(and(eq(applicationGrants.accountId, accountId), eq(applicationGrants.id, id)))
    : [];
  return found;
}

const mostListed = 200;

/** What is allowed in the account at this moment, the newest first, with who and what. */
export function openGrants({ db, accountId }: Reader) {
  return db
    .select({ grant: applicationGrants, application: applications, personName: people.name })
    .from(applicationGrants)
    .innerJoin(applications, eq(applications.id, applicationGrants.applicationId))
    .innerJoin(people, eq(people.id, applicationGrants.personId))
    .where(and(eq(applicationGrants.accountId, accountId), isNull(applicationGrants.revokedAt)))
    .orderBy(desc(applicationGrants.id))
    .limit(mostListed);
}

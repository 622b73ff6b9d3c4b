import { and, asc, desc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { database } from "#db/client";
import { applicationSecrets, applications } from "#db/schema/oauth";
import { people } from "#db/schema/people";
import type { Application, ApplicationSecret } from "#domain/applications/application";
import type { Reader } from "#domain/changes/reader";
import type { Id } from "#platform/ids";

/** The application of that id, whoever owns it. */
export async function applicationById(id: Id<"app">): Promise<Application | undefined> {
  const [found] = await database().select().from(applications).where(eq(applications.id, id));
  return found;
}

/** All applications of a merchant, the newest first; there are only few. */
export function applicationsOf(merchantId: Id<"mer">): Promise<Application[]> {
  return database()
    .select()
    .from(applications)
    .where(eq(applications.merchantId, merchantId))
    .orderBy(desc(applications.id));
}

/** Its secrets that have not ended, the oldest first. */
export function secretsInUse(read: Reader, id: Id<"app">): Promise<ApplicationSecret[]> {
  return read.db
    .select()
    .from(applicationSecrets)
    .where(
      and(
        eq(applicationSecrets.applicationId, id),
        or(isNull(applicationSecrets.endsAt), gt(applicationSecrets.endsAt, read.now)),
      ),
    )
    .orderBy(asc(applicationSecrets.id));
}

/** The secret of that digest, if it is one of this application's. */
export async function secretByDigest(
  id: Id<"app">,
  digest: string,
): Promise<ApplicationSecret | undefined> {
  const [found] = await database()
    .select()
    .from(applicationSecrets)
    .where(and(eq(applicationSecrets.applicationId, id), eq(applicationSecrets.digest, digest)));
  return found;
}

/** What these people are called, by their ids. */
export async function namesOf(ids: readonly Id<"usr">[]): Promise<ReadonlyMap<string, string>> {
  const found = await database()
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...ids]));
  return new Map(found.map(({ id, name }) => [id, name]));
}

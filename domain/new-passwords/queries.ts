import { and, eq, isNull } from "drizzle-orm";
import { database } from "#db/client";
import { sessions } from "#db/schema/people";
import type { SessionRow } from "#domain/sessions/session";
import type { Id } from "#platform/ids";

/** Every session of the person that was not ended. */
export function openSessionsOf(personId: Id<"usr">): Promise<SessionRow[]> {
  return database()
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt)));
}

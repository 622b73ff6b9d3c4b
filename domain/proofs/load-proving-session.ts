import { and, eq, isNull } from "drizzle-orm";
import { sessions } from "#db/schema/people";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { SessionRow } from "#domain/sessions/session";
import type { Id } from "#platform/ids";

/** The session in which somebody proves themself, if it is theirs and still open. */
export async function loadProvingSession(
  read: Reader,
  { sessionId, personId }: { readonly sessionId: Id<"ses">; readonly personId: Id<"usr"> },
): Promise<SessionRow> {
  const own = and(eq(sessions.id, sessionId), eq(sessions.personId, personId));
  const [session] = await read.db
    .select()
    .from(sessions)
    .where(and(own, isNull(sessions.revokedAt)));
  if (session) return session;
  throw new DomainError("resource_missing", "No such session.");
}

import { sessions } from "#db/schema/people";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { loadOwnSession } from "#domain/sessions/queries";
import type { SessionRow } from "#domain/sessions/session";
import type { Id } from "#platform/ids";

/** Signs a browser out: its cookie opens nothing from now on, whoever holds a copy. */
export async function endSession(ctx: Context, sessionId: Id<"ses">): Promise<SessionRow> {
  requireScope(ctx, "sessions:write");
  const person = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const session = await loadOwnSession(read, { sessionId, personId: person.id });
    const after = next(session, { revokedAt: read.now });
    const audit = { action: "session.ended", subject: session.id };
    return change(after, { audit, events: [] }).updates(sessions, session, after);
  });
}

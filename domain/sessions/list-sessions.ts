import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { sessionsOf } from "#domain/sessions/queries";
import { isOpen, type SessionRow } from "#domain/sessions/session";

/** The browsers in which the person is signed in right now, the latest first. */
export async function listSessions(ctx: Context): Promise<readonly SessionRow[]> {
  requireScope(ctx, "sessions:write");
  const read = readerOf(ctx);
  const sessions = await sessionsOf(read, requirePerson(ctx).id);
  return sessions.filter((session) => isOpen(session, read.now));
}

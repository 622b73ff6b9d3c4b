import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { markOf } from "#domain/sessions/device";
import { placesOf, sessionsOf } from "#domain/sessions/queries";
import { isOpen, type SessionRow } from "#domain/sessions/session";

/** A browser in which the person is signed in. */
export interface ListedSession extends SessionRow {
  /** When they first signed in with such a browser from about there, as far back as is kept. */
  readonly firstSeenAt: Temporal.Instant;
}

/** The browsers in which the person is signed in right now, the latest first. */
export async function listSessions(ctx: Context): Promise<readonly ListedSession[]> {
  requireScope(ctx, "sessions:write");
  const read = readerOf(ctx);
  const { id: personId } = requirePerson(ctx);
  const [sessions, places] = await Promise.all([
    sessionsOf(read, personId),
    placesOf(read, personId),
  ]);
  // The latest stand first, so of one device the earliest is what stays.
  const firstSeen = new Map(places.map((place) => [markOf(place), place.createdAt]));
  return sessions
    .filter((session) => isOpen(session, read.now))
    .map((session) => ({
      ...session,
      firstSeenAt: firstSeen.get(markOf(session)) ?? session.createdAt,
    }));
}

import type { Visitor } from "#domain/people/visitor";
import { admits } from "#domain/sessions/admission";
import { findSessionRow, noteSeen } from "#domain/sessions/queries";
import { isOpen, type OpenSession, sessionDigest } from "#domain/sessions/session";
import { settings } from "#platform/settings";

const noteSeenEverySeconds = 60;

/**
 * The session behind a cookie's token, if it is open and the person still in the team: asked at
 * every request, so that an ended session or a lost role stops the next one. It gives no rights
 * itself; the token it is asked with is the proof.
 */
export async function findSession(
  visitor: Visitor,
  token: string,
): Promise<OpenSession | undefined> {
  const found = await findSessionRow(sessionDigest(token));
  const now = visitor.clock();
  if (!found || !isOpen(found.session, now)) return undefined;
  const { session } = found;
  // With the operator's provider ends what it has opened.
  if (session.provenBy === "installation" && !settings().signInProvider) return undefined;
  if (!admits(found, { ...session, by: session.provenBy, providerOf: found.providerOf })) {
    return undefined;
  }
  if (session.lastSeenAt.until(now).total("seconds") >= noteSeenEverySeconds) {
    await noteSeen(session.id, now);
  }
  return found;
}

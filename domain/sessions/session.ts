import type { sessions } from "#db/schema/people";
import type { Person } from "#domain/access/actor";
import type { Account, Context } from "#domain/access/context";
import { type Role, scopesOfRole } from "#domain/access/roles";
import type { PersonRow } from "#domain/people/person";
import type { Visitor } from "#domain/people/visitor";
import { keyedDigest } from "#platform/secrets";

export type SessionRow = typeof sessions.$inferSelect;

/** After so long without a request the password is asked for again. */
const idleMinutes = 15;
/** A session ends after so long, however busy it is. */
export const longestHours = 12;

/** An account a person may look at, with the role that their team membership gives there. */
export interface OpenAccount {
  readonly account: Account;
  readonly merchantName: string;
  readonly role: Role;
}

/** A signed-in browser: who it is, what they look at, and what they may do there at this moment. */
export interface OpenSession extends OpenAccount {
  readonly session: SessionRow;
  readonly person: PersonRow;
}

/** The context of a signed-in person; the rights are those of their role as it is now. */
export interface PersonContext extends Context {
  readonly actor: Person;
}

/** The digest under which a session's token is found. */
export function sessionDigest(token: string): string {
  return keyedDigest("session", token);
}

/** Whether a session still opens anything at this moment. */
export function isOpen(session: SessionRow, now: Temporal.Instant): boolean {
  const idleSince = now.subtract({ minutes: idleMinutes });
  return (
    session.revokedAt === null &&
    Temporal.Instant.compare(now, session.expiresAt) < 0 &&
    Temporal.Instant.compare(idleSince, session.lastSeenAt) < 0
  );
}

/** What a person who is signed in acts with. */
export function contextOf(
  visitor: Visitor,
  { account, person, role }: Pick<OpenSession, "account" | "person" | "role">,
): PersonContext {
  return {
    account,
    actor: { kind: "person", id: person.id, name: person.name, role },
    scopes: scopesOfRole(role),
    requestId: visitor.requestId,
    address: visitor.address,
    clock: visitor.clock,
  };
}

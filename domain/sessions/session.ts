import type { sessions } from "#db/schema/people";
import type { Person } from "#domain/access/actor";
import type { Account, Context } from "#domain/access/context";
import { type OwnRole, rightsOf } from "#domain/access/rights";
import type { Role } from "#domain/access/roles";
import type { Scope } from "#domain/access/scopes";
import type { PersonRow } from "#domain/people/person";
import type { Visitor } from "#domain/people/visitor";
import { type Demands, mustEnrol } from "#domain/sessions/admission";
import { deviceName } from "#domain/sessions/device";
import type { Id } from "#platform/ids";
import { keyedDigest } from "#platform/secrets";

export type SessionRow = typeof sessions.$inferSelect;

/** After so long without a request the password is asked for again. */
const idleMinutes = 15;
/** A session ends after so long, however busy it is. */
export const longestHours = 12;

/** An account a person may look at, with the role that their team membership gives there. */
export interface OpenAccount extends Demands {
  readonly account: Account;
  readonly merchantName: string;
  readonly role: Role;
  /** The merchant's own role that the person has there instead, if so. */
  readonly ownRole: OwnRole | null;
}

/** A signed-in browser: who it is, what they look at, and what they may do there at this moment. */
export interface OpenSession extends OpenAccount {
  readonly session: SessionRow;
  readonly person: PersonRow;
  /** Whose provider has vouched for the person here, while the merchant trusts it. */
  readonly providerOf: Id<"mer"> | null;
  readonly hasSecondFactor: boolean;
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

/** Who acts, where, and since when it is certain that it is they. */
interface SignedInPerson extends Pick<OpenSession, "account" | "person" | "role"> {
  readonly ownRole?: OwnRole | null;
  readonly provenAt: Temporal.Instant;
}

/** The context of whoever sends a request with the cookie of this session. */
export function sessionContext(visitor: Visitor, open: OpenSession): PersonContext {
  const { id, provenAt, userAgent } = open.session;
  const ctx = contextOf(visitor, { ...open, provenAt });
  const isByProvider = open.session.provenBy === "provider";
  const session = { id, device: deviceName(userAgent), isByProvider };
  return { ...ctx, scopes: scopesHere(ctx.scopes, open), session };
}

/** What is left to do for whoever must add a second factor first. */
const enrollingScopes: ReadonlySet<Scope> = new Set<Scope>([
  "account:read",
  "factors:write",
  "sessions:write",
]);

/** Whether the person must add a second factor before anything else opens. */
export function isEnrolling(open: OpenSession): boolean {
  const rights = rightsOf(open.role, open.ownRole);
  return mustEnrol({ ...open, by: open.session.provenBy, rights });
}

/**
 * The rights of the role, less what this session does not give: whom a merchant's provider lets in
 * does not change by what they get in elsewhere.
 */
function scopesHere(rights: ReadonlySet<Scope>, open: OpenSession): ReadonlySet<Scope> {
  if (isEnrolling(open)) return enrollingScopes;
  if (open.session.provenBy !== "provider") return rights;
  return rights.difference(new Set<Scope>(["factors:write"]));
}

/** What a person who is signed in acts with. */
export function contextOf(
  visitor: Visitor,
  { account, person, role, ownRole = null, provenAt }: SignedInPerson,
): PersonContext {
  return {
    account,
    actor: { kind: "person", id: person.id, name: person.name, role, provenAt },
    scopes: rightsOf(role, ownRole),
    requestId: visitor.requestId,
    address: visitor.address,
    clock: visitor.clock,
  };
}

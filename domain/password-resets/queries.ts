import { and, asc, eq, isNull } from "drizzle-orm";
import { database } from "#db/client";
import { accounts } from "#db/schema/merchants";
import { memberships, sessions } from "#db/schema/people";
import type { Account } from "#domain/access/context";
import type { Role } from "#domain/access/roles";
import type { SessionRow } from "#domain/sessions/session";
import type { Id } from "#platform/ids";

/** An account in whose records it stands that the person has a new password. */
export async function accountOf(
  personId: Id<"usr">,
): Promise<{ readonly account: Account; readonly role: Role } | undefined> {
  const [found] = await database()
    .select({ account: accounts, role: memberships.role })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.merchantId, memberships.merchantId))
    .where(and(eq(memberships.personId, personId), eq(memberships.status, "active")))
    .orderBy(asc(accounts.mode), asc(accounts.id))
    .limit(1);
  return found;
}

/** Every session of the person that was not ended. */
export function openSessionsOf(personId: Id<"usr">): Promise<SessionRow[]> {
  return database()
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt)));
}

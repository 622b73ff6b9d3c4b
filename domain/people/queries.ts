import { and, asc, desc, eq, isNull, lt, sql } from "drizzle-orm";
import { database } from "#db/client";
import { accounts, merchants } from "#db/schema/merchants";
import { memberships, people, sessions, signInFailures } from "#db/schema/people";
import type { Account } from "#domain/access/context";
import type { Role } from "#domain/access/roles";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { PersonRow } from "#domain/people/person";
import type { OpenSession, SessionRow } from "#domain/people/session";
import {
  emailSubject,
  type LockRule,
  longestLockMinutes,
  rememberedHours,
} from "#domain/people/sign-in-lock";
import type { Id } from "#platform/ids";

/** An account a person may look at, with the role that their team membership gives there. */
export interface OpenAccount {
  readonly account: Account;
  readonly merchantName: string;
  readonly role: Role;
}

/** By address and without an account, as whoever signs in has not said for whom yet. */
export async function findPersonByEmail(email: string): Promise<PersonRow | undefined> {
  const [person] = await database().select().from(people).where(eq(people.email, email));
  return person;
}

/** The person who acts, with everything that is kept of them. */
export async function loadPerson(read: Reader, personId: Id<"usr">): Promise<PersonRow> {
  const [person] = await read.db.select().from(people).where(eq(people.id, personId));
  if (person) return person;
  throw new DomainError("resource_missing", "No such person.");
}

/** By digest and without an account, as it is the session that says which account is looked at. */
export async function findSessionRow(digest: string): Promise<OpenSession | undefined> {
  const [found] = await database()
    .select({
      session: sessions,
      person: people,
      account: accounts,
      merchantName: merchants.name,
      role: memberships.role,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .innerJoin(merchants, eq(merchants.id, accounts.merchantId))
    .innerJoin(
      memberships,
      and(
        eq(memberships.merchantId, accounts.merchantId),
        eq(memberships.personId, sessions.personId),
        eq(memberships.status, "active"),
      ),
    )
    .where(eq(sessions.tokenDigest, digest));
  return found;
}

/** The session a person acts in, if it is theirs and has not been ended. */
export async function loadOwnSession(read: Reader, own: OwnSession): Promise<SessionRow> {
  const [session] = await read.db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.id, own.sessionId),
        eq(sessions.personId, own.personId),
        isNull(sessions.revokedAt),
      ),
    );
  if (session) return session;
  throw new DomainError("resource_missing", "No such session.");
}

interface OwnSession {
  readonly sessionId: Id<"ses">;
  readonly personId: Id<"usr">;
}

/** Every account of every merchant whose team the person is in: what a person may choose from. */
export async function accountsOpenTo(personId: Id<"usr">): Promise<readonly OpenAccount[]> {
  return database()
    .select({ account: accounts, merchantName: merchants.name, role: memberships.role })
    .from(memberships)
    .innerJoin(merchants, eq(merchants.id, memberships.merchantId))
    .innerJoin(accounts, eq(accounts.merchantId, memberships.merchantId))
    .where(and(eq(memberships.personId, personId), eq(memberships.status, "active")))
    .orderBy(asc(merchants.id), asc(accounts.mode), asc(accounts.id));
}

/** What the person looked at last, to begin there again. */
export async function lastAccountOf(personId: Id<"usr">): Promise<Id<"acct"> | undefined> {
  const [session] = await database()
    .select({ accountId: sessions.accountId })
    .from(sessions)
    .where(eq(sessions.personId, personId))
    .orderBy(desc(sessions.id))
    .limit(1);
  return session?.accountId;
}

/** Moves a session's last sign of life; nobody decides it, so it is no change and leaves no record. */
export async function noteSeen(sessionId: Id<"ses">, at: Temporal.Instant): Promise<void> {
  await database()
    .update(sessions)
    .set({ lastSeenAt: at })
    .where(and(eq(sessions.id, sessionId), lt(sessions.lastSeenAt, at)));
}

/**
 * Counts a try before it is known how it ends, so that a hundred at once are a hundred; says whether
 * all its subjects were free. It is no change: it must stay when what it counts is refused.
 */
export async function countTry(rules: readonly LockRule[], at: Temporal.Instant): Promise<boolean> {
  const values = rules.map((rule) => sql`(${rule.subject}, ${rule.freeTries}::int)`);
  const now = sql`${at.toString()}::timestamptz`;
  const free = await database().execute(sql`
    with tried (subject, free_tries) as (values ${sql.join(values, sql`, `)})
    insert into sign_in_failures as known (subject, failures, last_failed_at, locked_until)
    select subject, 1, ${now}, null from tried order by subject
    on conflict (subject) do update set
      failures = case when ${isForgotten(now)} then 1 else known.failures + 1 end,
      last_failed_at = ${now},
      locked_until = case
        when not ${isForgotten(now)} and known.failures + 1 >= ${freeTries}
        then ${now} + least(
          ${longestLockMinutes}, power(2, least(10, known.failures + 1 - ${freeTries}))
        ) * interval '1 minute'
      end
    where known.locked_until is null or known.locked_until <= ${now}
    returning subject`);
  return free.length === rules.length;
}

const freeTries = sql`(select free_tries from tried where tried.subject = known.subject)`;

function isForgotten(now: ReturnType<typeof sql>) {
  return sql`(known.last_failed_at < ${now} - ${rememberedHours} * interval '1 hour')`;
}

/** Takes back what a right password had counted: all of the address's tries, one of the network's. */
export async function forgetTries(email: string, rules: readonly LockRule[]): Promise<void> {
  await database()
    .delete(signInFailures)
    .where(eq(signInFailures.subject, emailSubject(email)));
  for (const { subject, freeTries: allowed } of rules) {
    await database()
      .update(signInFailures)
      .set({
        failures: sql`greatest(${signInFailures.failures} - 1, 0)`,
        lockedUntil: sql`case when ${signInFailures.failures} > ${allowed}
          then ${signInFailures.lockedUntil} end`,
      })
      .where(eq(signInFailures.subject, subject));
  }
}

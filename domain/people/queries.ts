import { eq, lt, sql } from "drizzle-orm";
import { database } from "#db/client";
import { people, signInFailures } from "#db/schema/people";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { PersonRow } from "#domain/people/person";
import { type LockRule, longestLockMinutes, rememberedHours } from "#domain/people/sign-in-lock";
import type { Id } from "#platform/ids";

/** The person who acts, with everything that is kept of them. */
export async function loadPerson(read: Reader, personId: Id<"usr">): Promise<PersonRow> {
  const [person] = await read.db.select().from(people).where(eq(people.id, personId));
  if (person) return person;
  throw new DomainError("resource_missing", "No such person.");
}

/**
 * Counts a try before it is known how it ends, so that a hundred at once are a hundred; says
 * whether all its subjects were free. It is no change: it must stay when what it counts is refused.
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

/** Takes back what a right proof had counted: all tries of the person, one of the network. */
export async function forgetTries(own: string, rules: readonly LockRule[]): Promise<void> {
  await database().delete(signInFailures).where(eq(signInFailures.subject, own));
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

/** Drops what was last counted before then, unless a try counts it again at this moment. */
export async function dropTriesBefore(then: Temporal.Instant): Promise<number> {
  const dropped = await database()
    .delete(signInFailures)
    .where(lt(signInFailures.lastFailedAt, then))
    .returning({ subject: signInFailures.subject });
  return dropped.length;
}

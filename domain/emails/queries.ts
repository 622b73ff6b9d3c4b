import { and, eq, lte, type SQL, sql } from "drizzle-orm";
import { database } from "#db/client";
import { emails } from "#db/schema/notifications";
import { people } from "#db/schema/people";
import type { Reader } from "#domain/changes/reader";
import type { Email } from "#domain/emails/email";
import { DomainError } from "#domain/errors/domain-error";
import { parseId } from "#platform/ids";

/** The account's e-mail of that id, if the filter lets it through; refuses if there is none. */
export async function loadEmail(read: Reader, text: string, filter?: SQL): Promise<Email> {
  const id = parseId("eml", text);
  const [email] = id
    ? await read.db
        .select()
        .from(emails)
        .where(and(eq(emails.accountId, read.accountId), eq(emails.id, id), filter))
    : [];
  if (email) return email;
  throw new DomainError("resource_missing", "No such e-mail.", { param: "email" });
}

/** What the person is called whom an e-mail is for. */
export async function nameOfReader(read: Reader, { personId }: Email): Promise<string> {
  const [person] = await read.db
    .select({ name: people.name })
    .from(people)
    .where(eq(people.id, personId));
  return person?.name ?? "";
}

/** An e-mail whose next try is due. */
export type DueEmail = Pick<Email, "accountId" | "id" | "nextAttemptAt">;

const batchSize = 100;

/** The next e-mails of any account that are due. */
export function dueEmails(now: Temporal.Instant, after: DueEmail | undefined): Promise<DueEmail[]> {
  const { accountId, id, nextAttemptAt } = emails;
  return database()
    .select({ accountId, id, nextAttemptAt })
    .from(emails)
    .where(
      and(
        // The words of the index, so that any plan can take it.
        sql`${emails.status} = 'queued'`,
        lte(nextAttemptAt, now),
        after &&
          sql`(${nextAttemptAt}, ${accountId}, ${id}) >
            (${sql.param(after.nextAttemptAt, nextAttemptAt)},
            ${sql.param(after.accountId, accountId)}, ${sql.param(after.id, id)})`,
      ),
    )
    .orderBy(nextAttemptAt, accountId, id)
    .limit(batchSize);
}
